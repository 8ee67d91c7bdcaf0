import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';

/** More than any document, page or record's text that people hand over, in bytes. */
const mostInput = 64 * 1024 * 1024;

/** How long a pipe may be silent before it is given up, in milliseconds. */
const mostSilence = 10_000;
/** Pause between two looks at a silent pipe, in milliseconds. */
const pause = 20;

/** A file that somebody named and that cannot be read to an end. */
export class UnreadableInput extends Error {
  override name = 'UnreadableInput';
  /** Why, in words that fit behind the name of the file. */
  readonly problem: string;

  constructor(file: string, problem: string) {
    super(`${file}: ${problem}`);
    this.problem = problem;
  }
}

/** Why something that is no ordinary file has no end, or no beginning; `undefined` for files, folders and pipes. */
export function kindProblem(stats: Stats): string | undefined {
  if (stats.isCharacterDevice() || stats.isBlockDevice()) return 'a device, no file';
  return stats.isSocket() ? 'a socket, no file' : undefined;
}

/**
 * The bytes of a file that somebody names, whichever: at most `most` of them, and never waiting for what does not come. Pipes
 * (`<(command)`, `/dev/stdin`) are read to their end; devices have none.
 * @param silenceMs how long a pipe may be silent
 * @throws UnreadableInput where it has no end, or is too large; an error of the system where it cannot be opened or read
 */
export function readInputBytes(file: string, most = mostInput, silenceMs = mostSilence): Buffer {
  // Opened so that a pipe at whose other end nobody is does not wait for somebody.
  const open = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const problem = kindProblem(fstatSync(open));
    if (problem !== undefined) throw new UnreadableInput(file, problem);
    return readToEnd(file, open, { most, silenceMs });
  } finally {
    closeSync(open);
  }
}

/** The same as text in UTF-8. */
export function readInput(file: string, most?: number, silenceMs?: number): string {
  return readInputBytes(file, most, silenceMs).toString('utf8');
}

function readToEnd(file: string, open: number, { most, silenceMs }: { most: number; silenceMs: number }): Buffer {
  const parts: Buffer[] = [];
  const block = Buffer.allocUnsafe(64 * 1024);
  let size = 0;
  let silence = 0;
  for (;;) {
    const count = readOrNothing(open, block);
    if (count === 0) return Buffer.concat(parts);
    if (count === undefined) {
      silence += pause;
      if (silence > silenceMs) throw new UnreadableInput(file, `nothing came from it for ${silenceMs / 1000} s`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
      continue;
    }
    silence = 0;
    size += count;
    if (size > most) throw new UnreadableInput(file, `larger than ${most / 1024 / 1024} MiB`);
    parts.push(Buffer.from(block.subarray(0, count)));
  }
}

/** How many bytes there were; `undefined` where a pipe has none yet. */
function readOrNothing(open: number, block: Buffer): number | undefined {
  try {
    return readSync(open, block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return undefined;
    throw error;
  }
}
