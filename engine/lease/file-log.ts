import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { LeaseLine, LeaseLog } from './lease.js';

/** A log in a file that several processes append to; nobody locks it, for the order of its lines is the same to all. The folder must be there. */
export function fileLog(file: string): LeaseLog {
  return {
    append: (line) => appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 }),
    lines: () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').flatMap(lineOf) : []),
  };
}

function lineOf(text: string): LeaseLine[] {
  try {
    return text === '' ? [] : [JSON.parse(text) as LeaseLine];
  } catch {
    // A killed process left its line torn: it claimed nothing.
    return [];
  }
}
