import { existsSync, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readInput, UnreadableInput } from '../contracts/model/input-file.js';
import { UsageError } from './config.js';

/** What the codes say that an odd file or folder gives. A full disk is none of them: it is not what the user wrote. */
const words: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'a folder, no file',
  ENOTDIR: 'a part of it is no folder',
  EACCES: 'not allowed to this user',
  EPERM: 'not allowed to this user',
  EROFS: 'the file system is read-only',
  EEXIST: 'there is something else already',
  ENOTEMPTY: 'there is a folder of that name',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  EBUSY: 'in use',
  ENXIO: 'nobody serves it',
};

/** Why the system refused a file that somebody named, in words; `undefined` for errors of another kind. */
export function fileProblem(error: unknown): string | undefined {
  if (error instanceof UnreadableInput) return error.problem;
  const { code, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown };
  if (typeof code !== 'string' || typeof syscall !== 'string') return undefined;
  return Object.hasOwn(words, code) ? words[code] : undefined;
}

/** An error of the system about a file that somebody named, as usage; any other as it is. */
export function asFileUsage(error: unknown, file: string, what: string): unknown {
  const problem = fileProblem(error);
  return problem === undefined ? error : new UsageError(`${file}: ${what} (${problem})`);
}

/**
 * The text of a file that an option names: every command reads what it is given by this, so that none waits for the end of a device.
 * @param option empty where it is an argument
 * @param wanted what to name instead
 * @throws UsageError where it can't be read
 */
export function readText(file: string, option: string, wanted: string): string {
  try {
    return readInput(file);
  } catch (error) {
    const problem = fileProblem(error);
    if (problem === undefined) throw error;
    throw new UsageError(`${`${option} ${file}`.trim()}: ${problem}; name ${wanted}`);
  }
}

/**
 * Writes a file whole or not at all, for its owner alone: under another name first, then moved into place.
 * @throws UsageError where nothing can be written there
 */
export function writeWhole(file: string, text: string): void {
  const part = `${file}.${process.pid}.part`;
  let made: string[] = [];
  try {
    made = makeFolder(path.dirname(file));
    writeFileSync(part, text, { mode: 0o600 });
    renameSync(part, file);
  } catch (error) {
    try {
      rmSync(part, { force: true });
    } catch {
      // Where the folder is none, nothing was written.
    }
    unmakeFolders(made);
    throw asFileUsage(error, file, 'could not be written');
  }
}

/**
 * Makes a folder and those above it, one after another: asked for all at once, Node never comes back from a place such as /proc,
 * where none can be made.
 * @returns those that were not there before, the outermost first; where the last one can't be made, none is left
 */
export function makeFolder(folder: string, mode = 0o777): string[] {
  if (existsSync(folder)) return [];
  const above = makeFolder(path.dirname(folder), mode);
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    // Another process may have been quicker.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return above;
    unmakeFolders(above);
    throw error;
  }
  return [...above, folder];
}

/** Takes away folders that were made for nothing, the innermost first, up to one that somebody has put something into. */
export function unmakeFolders(made: readonly string[]): void {
  for (const folder of [...made].reverse())
    try {
      rmdirSync(folder);
    } catch {
      return;
    }
}
