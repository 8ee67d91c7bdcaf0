import type { FileHandle } from 'node:fs/promises';
import type { Place } from './checkpoints.js';
import { completeLines } from './lines.js';
import type { Delivery } from './types.js';

const READ_CHUNK_BYTES = 256 * 1024;

type Readable = Pick<FileHandle, 'read'>;

/** A journal as who reads along sees it. */
export interface Growing {
  file: Readable;
  /** How many bytes are on disk. */
  size(): number;
  /** Calls the listener whenever there are more; gives the function that ends this. */
  onCommit(listener: () => void): () => void;
}

/** The deliveries from a place up to byte `end` whose sequence is greater than `after`, in order. */
export async function* readDeliveries(
  file: Readable,
  place: Place,
  after: number,
  end: number,
): AsyncGenerator<Delivery, void, undefined> {
  let { sequence } = place;
  for await (const line of linesOf(file, place.position, end)) {
    sequence += 1;
    if (sequence > after) yield parseLine(line);
  }
}

/** The deliveries from a place on whose sequence is greater than `after`, and then each as it is stored, until the signal is aborted. */
export async function* followDeliveries(
  { file, size, onCommit }: Growing,
  place: Place,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<Delivery, void, undefined> {
  let { sequence, position } = place;
  let wake = (): void => {};
  const stop = onCommit(() => wake());
  const onAbort = (): void => wake();
  signal.addEventListener('abort', onAbort);
  try {
    while (!signal.aborted) {
      // Read from where it ended: memory and work don't grow with what is stored or with how slow the reader is.
      for await (const line of linesOf(file, position, size())) {
        sequence += 1;
        position += line.length + 1;
        if (sequence > after) yield parseLine(line);
        if (signal.aborted) return;
      }
      if (position < size() || signal.aborted) continue;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    stop();
    signal.removeEventListener('abort', onAbort);
  }
}

/** The complete lines of a file between two bytes, without their newlines. */
export function linesOf(file: Readable, start: number, end: number): AsyncGenerator<Buffer, void, undefined> {
  return completeLines(chunks(file, start, end));
}

/** The delivery of a line. @throws SyntaxError where it is no JSON */
export function parseLine(line: Buffer): Delivery {
  return JSON.parse(line.toString()) as Delivery;
}

async function* chunks(file: Readable, start: number, end: number): AsyncGenerator<Buffer, void, undefined> {
  let position = start;
  while (position < end) {
    const buffer = Buffer.allocUnsafe(Math.min(READ_CHUNK_BYTES, end - position));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, position);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    position += bytesRead;
  }
}
