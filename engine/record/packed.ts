import {
  closeSync,
  createReadStream,
  createWriteStream,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { setImmediate } from 'node:timers/promises';
import { createGunzip, createGzip } from 'node:zlib';

/** What a packed record is called: its own name, and this. */
export const packedSuffix = '.gz';

export function isPacked(file: string): boolean {
  return file.endsWith(packedSuffix);
}

/** Larger blocks outlive the young generation of the collector and pile up; smaller ones take longer. */
const blockBytes = 1 << 16;

/** Blocks read before others of the process get their turn. */
const turn = 16;

/** Into one block again and again: a stream would make a new one each time, and wait for each. */
async function* textOfPlain(file: string): AsyncGenerator<string> {
  const descriptor = openSync(file, 'r');
  try {
    const block = Buffer.allocUnsafe(blockBytes);
    const decoder = new StringDecoder('utf8');
    for (let number = 1; ; number += 1) {
      const length = readSync(descriptor, block, 0, blockBytes, null);
      const text = length === 0 ? decoder.end() : decoder.write(block.subarray(0, length));
      if (text !== '') yield text;
      if (length === 0) return;
      if (number % turn === 0) await setImmediate();
    }
  } finally {
    closeSync(descriptor);
  }
}

/** The text of a record, packed or not, in blocks: no more than one is held. */
export async function* textOfRecord(file: string): AsyncGenerator<string> {
  if (!isPacked(file)) {
    yield* textOfPlain(file);
    return;
  }
  const source = createReadStream(file, { highWaterMark: blockBytes });
  const unpacked = createGunzip({ chunkSize: blockBytes });
  // Whoever reads gets the failure of either.
  const piped = pipeline(source, unpacked).catch((error: unknown) => unpacked.destroy(error as Error));
  yield* unpacked.setEncoding('utf8') as AsyncIterable<string>;
  await piped;
}

/**
 * Packs a record by gzip; the packed one takes its place only when it is whole and on the disk.
 * @returns the file of the packed record
 */
export async function packRecord(file: string): Promise<string> {
  const packed = `${file}${packedSuffix}`;
  const part = `${packed}.${process.pid}.part`;
  try {
    await pipeline(createReadStream(file), createGzip({ level: 9 }), createWriteStream(part, { mode: 0o600 }));
    const descriptor = openSync(part, 'r+');
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(part, packed);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  rmSync(file);
  return packed;
}
