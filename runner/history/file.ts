import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { asFileUsage, makeFolder, unmakeFolders } from '../../engine/files.js';
import { writeWholly } from '../../engine/record/writer.js';
import {
  parseHistory,
  StoredLines,
  type HistoryLine,
  type ReadHistory,
  type ReplayLine,
  type SentLine,
} from '../../reports/history/line.js';
import { linesKept } from '../../reports/history/prune.js';
import { withLock } from './lock.js';

/** Whether a file ends in the middle of a line: a process was killed while it wrote. */
function isTorn(descriptor: number): boolean {
  const { size } = fstatSync(descriptor);
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  readSync(descriptor, last, 0, 1, size - 1);
  return last.toString() !== '\n';
}

/**
 * Adds a run to a history, that a cause was carried out again, or that somebody was told of a change. Once this is done, the line is on the disk: neither a killed process nor another one that adds its own
 * run at the same time loses it.
 * @throws UsageError where nothing can be written there
 */
export async function appendToHistory(file: string, line: HistoryLine | ReplayLine | SentLine): Promise<void> {
  try {
    makeFolder(path.dirname(path.resolve(file)));
    await withLock(`${file}.lock`, () => {
      const descriptor = openSync(file, 'a+', 0o600);
      try {
        const written = line.type === 'run' ? readHistory(file).stored.add(line) : line;
        const text = `${isTorn(descriptor) ? '\n' : ''}${JSON.stringify(written)}\n`;
        writeWholly(text, (bytes) => writeSync(descriptor, bytes));
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
    });
  } catch (error) {
    throw asFileUsage(error, `--history ${file}`, 'could not be written');
  }
}

/**
 * Looks before a run whether it can be added to a history afterwards.
 * @throws UsageError where the file cannot be read, or nothing can be written beside it
 */
export function assertHistory(file: string): void {
  readHistory(file);
  const folder = path.dirname(path.resolve(file));
  let made: string[] = [];
  try {
    made = makeFolder(folder);
    // What is no folder has nothing below it, not even itself.
    accessSync(`${folder}${path.sep}.`, constants.W_OK);
  } catch (error) {
    throw asFileUsage(error, `--history ${file}`, 'could not be written');
  } finally {
    // A run that is refused for another reason leaves nothing behind.
    unmakeFolders(made);
  }
}

/** The runs of a history; none where the file is not there yet. */
export function readHistory(file: string): ReadHistory {
  if (!existsSync(file)) return parseHistory('');
  try {
    return parseHistory(readFileSync(file, 'utf8'));
  } catch (error) {
    throw asFileUsage(error, `--history ${file}`, 'could not be read');
  }
}

/**
 * Leaves out of a history what is older than the latest days and says nothing about what stands.
 * @returns how many lines there were, and how many are left
 */
export async function pruneHistory(file: string, days: number): Promise<{ before: number; after: number }> {
  return withLock(`${file}.lock`, () => {
    const { lines, sent } = readHistory(file);
    const newest = Date.parse(lines.at(-1)?.startedAt ?? '');
    const kept = linesKept(lines, newest - days * 86_400_000);
    const part = `${file}.${process.pid}.part`;
    const told = [...sent].map((key): SentLine => ({ type: 'notice', key, at: lines.at(-1)?.startedAt ?? '' }));
    const stored = new StoredLines();
    const runs = kept.map((line) => stored.add(line));
    writeFileSync(part, [...runs, ...told].map((line) => `${JSON.stringify(line)}\n`).join(''), {
      mode: 0o600,
      flush: true,
    });
    renameSync(part, file);
    return { before: lines.length, after: kept.length };
  });
}
