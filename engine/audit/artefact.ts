import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { isArchive } from './unpack.js';

/** A stretch of a file, and how many lines stand before it. */
export interface Block {
  bytes: Uint8Array;
  linesBefore: number;
}

/** Larger files are read in blocks; each goes on into the next one, lest a value be cut in two. Both in bytes. */
const blocks = { size: 32 << 20, overlap: 1 << 20 };

const newline = 10;

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) lines += 1;
  return lines;
}

/** A file, block by block; an archive is one. */
export function* blocksOf(file: string, { size, overlap } = blocks): Generator<Block> {
  const { size: whole } = statSync(file);
  const descriptor = openSync(file, 'r');
  try {
    let linesBefore = 0;
    for (let start = 0; start < whole; start += size) {
      const bytes = Buffer.alloc(Math.min(size + overlap, whole - start));
      readSync(descriptor, bytes, 0, bytes.length, start);
      if (start === 0 && isArchive(bytes)) {
        yield { bytes: readFileSync(file), linesBefore };
        return;
      }
      yield { bytes, linesBefore };
      linesBefore += countLines(bytes.subarray(0, size));
    }
  } finally {
    closeSync(descriptor);
  }
}
