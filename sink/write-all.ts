import { writeSync } from 'node:fs';

/** Puts bytes from an offset on at the end of a file and gives how many it took; throws where it takes none. */
export type Write = (file: number, bytes: Buffer, offset: number) => number;

/**
 * The system's own write. In this thread: it takes the bytes into its cache in less time than a way through the thread pool
 * needs. Only the sync waits.
 */
export const systemWrite: Write = (file, bytes, offset) => writeSync(file, bytes, offset);

/** Writes all bytes, or those that fit and why no more did: a nearly full disk reports its error only at the write that follows. */
export function writeAll(file: number, bytes: Buffer, write: Write): { written: number; error?: unknown } {
  let written = 0;
  try {
    while (written < bytes.length) written += write(file, bytes, written);
  } catch (error) {
    return { written, error };
  }
  return { written };
}
