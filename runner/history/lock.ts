import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { UsageError } from '../../engine/config.js';
import { isAlive } from '../is-alive.js';

/** How long a lock is waited for, and after which time one whose holder is not known is nobody's any more; milliseconds. */
const patience = 20_000;
const stale = 30_000;

/** Whether the process that holds a lock is gone. */
function isAbandoned(file: string): boolean {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    if (Number.isInteger(pid) && pid > 0) return !isAlive(pid);
    return Date.now() - statSync(file).mtimeMs > stale;
  } catch {
    return false;
  }
}

function tryLock(file: string): boolean {
  try {
    const descriptor = openSync(file, 'wx', 0o600);
    writeSync(descriptor, String(process.pid));
    closeSync(descriptor);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

/**
 * Takes an abandoned lock away. One process at a time looks and takes: of two that had seen the same one, the later would take away the
 * lock that the earlier got meanwhile.
 */
function takeAway(file: string): void {
  const guard = `${file}.away`;
  if (tryLock(guard))
    try {
      if (isAbandoned(file)) rmSync(file, { force: true });
    } finally {
      rmSync(guard, { force: true });
    }
  else if (isAbandoned(guard)) rmSync(guard, { force: true });
}

/**
 * Does something while no other process that asks for the same lock does.
 * @throws UsageError where the lock is not given up in time
 */
export async function withLock<Result>(file: string, work: () => Result | Promise<Result>): Promise<Result> {
  const until = Date.now() + patience;
  while (!tryLock(file)) {
    if (isAbandoned(file)) takeAway(file);
    else if (Date.now() > until)
      throw new UsageError(`${file}: another process holds it; wait for it, or remove the file if there is none`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
