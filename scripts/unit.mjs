// Runs the project's own tests: every *.test.ts beside what it tests. Names of files narrow the run.
// Starting a process and loading the modules takes longer than most files: all is compiled once, and many share a process.
// Files that carry out whole runs have a process each and begin first. One process more than there are cores, since many
// tests wait.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { compiledFolder } from './compiled.mjs';
import { filesEnding, root } from './files.mjs';

const filesPerProcess = 32;

const wanted = process.argv.slice(2);
const files = filesEnding('.test.ts')
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort();
if (files.length === 0) {
  console.error(`no test file matches ${wanted.join(', ')}`);
  process.exit(2);
}
const alone = files.filter((file) => file.startsWith('cli/commands/'));
const together = files.filter((file) => !alone.includes(file));
const groups = [...alone.map((file) => [file]), ...dealt(together, Math.ceil(together.length / filesPerProcess))];

const compiled = await compiledFolder(root, 'all');
const loader = compiled === undefined ? 'tsx' : './scripts/compiled-source.mjs';
let failed = 0;
let tests = 0;
await Promise.all(Array.from({ length: availableParallelism() + 1 }, takeGroups));
console.log(
  `${tests} tests of ${files.length} files, ${failed === 0 ? 'all passed' : `${failed} groups of files failed`}`,
);
process.exitCode = failed === 0 ? 0 : 1;

/** Hands items out in turn, so that slow neighbours part. */
function dealt(items, hands) {
  return Array.from({ length: hands }, (_, hand) => items.filter((_, index) => index % hands === hand));
}

async function takeGroups() {
  for (let group = groups.shift(); group; group = groups.shift()) {
    const began = performance.now();
    const { code, output } = await runGroup(group);
    const count = Number(/^ℹ tests (\d+)/m.exec(output)?.[1] ?? 0);
    tests += count;
    const passed = code === 0 && count > 0;
    if (!passed) {
      failed += 1;
      console.log(failuresOf(output));
    }
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const what = group.length === 1 ? group[0] : `${group.length} files from ${group[0]}`;
    console.log(`${passed ? '✔' : '✖'} ${what}: ${count} tests, ${seconds} s`);
  }
}

/** What failed, without the many that passed; all there is where the process ended before it could tell. */
function failuresOf(output) {
  const from = output.indexOf('✖ failing tests:');
  return from === -1 ? output : output.slice(from);
}

// No colours: what a command prints is compared as text, and CI asks libraries for colours by its environment.
function runGroup(group) {
  const args = ['--import', loader, '--test-reporter=spec', 'scripts/test-files.mjs', ...group];
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
