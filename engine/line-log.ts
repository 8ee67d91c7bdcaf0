import { appendFileSync, closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { readInput } from '../contracts/model/input-file.js';

/**
 * Adds a line to a file that several processes append to. Nobody locks it: the order of its lines is the same to all who read them. A line
 * that a killed process left torn stays alone.
 * @throws the system's error where the folder is missing or the file cannot be written
 */
export function appendLine(file: string, line: object): void {
  appendFileSync(file, `${endsTorn(file) ? '\n' : ''}${JSON.stringify(line)}\n`, { mode: 0o600 });
}

function endsTorn(file: string): boolean {
  if (!existsSync(file)) return false;
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const last = Buffer.alloc(1);
    return size > 0 && readSync(descriptor, last, 0, 1, size - 1) === 1 && last.toString() !== '\n';
  } finally {
    closeSync(descriptor);
  }
}

/** All whole lines of such a file, in their order; none where it is not there. What is torn was never acknowledged. */
export function linesIn<Line extends object>(file: string): Line[] {
  return existsSync(file)
    ? readInput(file)
        .split('\n')
        .flatMap(wholeLine<Line>)
    : [];
}

function wholeLine<Line extends object>(text: string): Line[] {
  try {
    return text === '' ? [] : [JSON.parse(text) as Line];
  } catch {
    return [];
  }
}
