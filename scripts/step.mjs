import { spawnSync } from 'node:child_process';
import { root } from './files.mjs';

/** Runs a command in the project's folder; a failure ends this process with the command's exit code. */
export function step(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (result.error) throw result.error;
  if (result.status !== 0) {
    console.error(`${command} ${args.join(' ')} failed (${result.status ?? result.signal})`);
    process.exit(result.status || 1);
  }
  return result;
}

/** Runs one share of the work and prints how long it took. */
export function share(name, work) {
  const started = performance.now();
  work();
  console.log(`share ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
