import { fdatasync, fdatasyncSync, fstatSync, writeSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { completeLines } from './lines.js';
import type { Delivery } from './types.js';

/** Every how many deliveries the byte offset is remembered: 1,000,000 deliveries cost 1,000 numbers of memory. */
const CHECKPOINT_STEP = 1024;
const READ_CHUNK_BYTES = 256 * 1024;
/** Bounds the memory of one batch; a burst beyond it is committed in several. */
const BATCH_BYTES = 8 * 1024 * 1024;

const QUICK_SYNC_MS = 2;
const POOLED_SYNCS = 100;

const datasync = promisify(fdatasync);

/** The append-only NDJSON log of deliveries: one line each, the sequence counted from 1 without gaps. */
export interface Journal {
  /** How many deliveries are durably stored, those of earlier runs included. */
  readonly length: number;
  /**
   * Stores one delivery and resolves once it is on disk. `compose` is called when its batch is formed, so that
   * a time it takes is the last one knowable before the write. Rejects if the write or the sync fails, or after `close`:
   * then the delivery is not stored and its sequence goes to the next.
   */
  append(compose: () => Omit<Delivery, 'sequence'>): Promise<Delivery>;
  /** The deliveries stored at the moment of the call whose sequence is greater than `after`, in order. */
  read(after?: number): AsyncGenerator<Delivery, void, undefined>;
  /** The deliveries whose sequence is greater than `after`, in order, and then each as it is stored, until the signal is aborted. */
  follow(after: number, signal: AbortSignal): AsyncGenerator<Delivery, void, undefined>;
  /** Calls the listener with each batch, as soon as it is on disk; gives the function that ends this. */
  onCommit(listener: CommitListener): () => void;
  /** Stores what is pending, then closes the file. */
  close(): Promise<void>;
}

export type CommitListener = (batch: readonly Delivery[]) => void;

interface Pending {
  compose: () => Omit<Delivery, 'sequence'>;
  resolve: (delivery: Delivery) => void;
  reject: (error: unknown) => void;
}

interface Line {
  pending: Pending;
  delivery: Delivery;
  text: string;
  bytes: number;
}

/**
 * Opens a journal, creating the file (readable by its owner alone, since headers hold tokens) but not its folder.
 *
 * A torn last line, left by a killed process, is cut away: nothing unfinished was ever acknowledged. Whole lines after the
 * last acknowledged one stay; they were received, only not answered.
 *
 * @param sync whether a delivery waits for the disk; without it only a crash of the process is survived, not one of the machine.
 * @throws if the path is no regular file, or if a whole line isn't the delivery its position demands.
 */
export async function openJournal(path: string, sync = true): Promise<Journal> {
  const file = await open(path, 'a+', 0o600);
  try {
    const journal = new FileJournal(path, file, sync);
    await journal.recover();
    await syncFolder(dirname(path));
    return journal;
  } catch (error) {
    await file.close();
    throw error;
  }
}

class FileJournal implements Journal {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #sync: boolean;
  readonly #listeners = new Set<CommitListener>();
  /** Where deliveries 1, 1 + CHECKPOINT_STEP, 1 + 2 × CHECKPOINT_STEP … begin. */
  readonly #checkpoints = [0];
  #length = 0;
  #size = 0;
  /** How many syncs the thread pool still has to take before one is tried in this thread again. */
  #pooledSyncs = 0;
  /** Whether bytes of a failed batch may stand after `#size`. */
  #torn = false;
  #pending: Pending[] = [];
  #flushing: Promise<void> | undefined;
  #closed: Promise<void> | undefined;

  constructor(path: string, file: FileHandle, sync: boolean) {
    this.#path = path;
    this.#file = file;
    this.#sync = sync;
  }

  get length(): number {
    return this.#length;
  }

  async recover(): Promise<void> {
    const stat = await this.#file.stat();
    if (!stat.isFile()) throw new Error(`The journal ${this.#path} is not a regular file.`);
    for await (const line of completeLines(chunks(this.#file, 0, stat.size))) {
      if (sequenceOf(line) !== this.#length + 1) {
        throw new Error(
          `The journal ${this.#path} is damaged: line ${this.#length + 1} (byte ${this.#size}) is not delivery ${this.#length + 1}.`,
        );
      }
      this.#advance(line.length + 1);
    }
    if (this.#size < stat.size) await this.#file.truncate(this.#size);
    // Lines written but not yet synced by a killed process are counted from now on, so they must be durable too.
    await this.#file.sync();
  }

  append(compose: () => Omit<Delivery, 'sequence'>): Promise<Delivery> {
    if (this.#closed !== undefined) return Promise.reject(new Error(`The journal ${this.#path} is closed.`));
    return new Promise((resolve, reject) => {
      this.#pending.push({ compose, resolve, reject });
      this.#flushing ??= this.#flush();
    });
  }

  read(after = 0): AsyncGenerator<Delivery, void, undefined> {
    // Length and size are taken now, not at the first `next()`: the caller may subscribe in the same turn and miss nothing.
    return this.#scan(after, this.#length, this.#size);
  }

  onCommit(listener: CommitListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): Promise<void> {
    return (this.#closed ??= this.#finish());
  }

  async #finish(): Promise<void> {
    await this.#flushing;
    await this.#file.close();
  }

  /** One batch at a time: what arrives during a write and sync forms the next batch. */
  async #flush(): Promise<void> {
    while (this.#pending.length > 0) {
      // What this turn of the event loop still brings joins the batch: fewer and larger writes.
      await nextTurn();
      const batch = this.#takeBatch();
      try {
        await this.#write(batch);
      } catch (error) {
        await this.#cutTail().catch(() => undefined); // Tried again before the next write.
        for (const { pending } of batch) pending.reject(error);
        continue;
      }
      for (const { bytes } of batch) this.#advance(bytes);
      const deliveries = batch.map(({ delivery }) => delivery);
      for (const { pending, delivery } of batch) pending.resolve(delivery);
      for (const listener of this.#listeners) listener(deliveries);
    }
    this.#flushing = undefined;
  }

  #takeBatch(): Line[] {
    const batch: Line[] = [];
    let bytes = 0;
    while (batch.length < this.#pending.length && bytes < BATCH_BYTES) {
      const pending = this.#pending[batch.length] as Pending;
      const delivery = { sequence: this.#length + batch.length + 1, ...pending.compose() };
      const text = lineOf(delivery);
      const line = { pending, delivery, text, bytes: Buffer.byteLength(text) };
      batch.push(line);
      bytes += line.bytes;
    }
    this.#pending = this.#pending.slice(batch.length);
    return batch;
  }

  async #write(batch: readonly Line[]): Promise<void> {
    await this.#cutTail();
    this.#assertOurs();
    this.#torn = true;
    writeAll(this.#file.fd, Buffer.from(batch.map(({ text }) => text).join('')));
    if (this.#sync) await this.#toDisk();
    this.#torn = false;
  }

  /**
   * A quick disk is waited for in this thread: that takes less of it than the way through the thread pool and back. After a
   * slow sync the pool has the next ones, so that a disk that takes its time holds up nothing but its deliveries.
   */
  async #toDisk(): Promise<void> {
    if (this.#pooledSyncs > 0) {
      this.#pooledSyncs -= 1;
      await datasync(this.#file.fd);
      return;
    }
    const start = performance.now();
    fdatasyncSync(this.#file.fd);
    if (performance.now() - start > QUICK_SYNC_MS) this.#pooledSyncs = POOLED_SYNCS;
  }

  /** Without this, half a batch that met a full disk would stay, or stand between two later batches. */
  async #cutTail(): Promise<void> {
    if (!this.#torn) return;
    await this.#file.truncate(this.#size);
    this.#torn = false;
  }

  /** Two sinks on one journal would mix their sequences, and a deleted file would lose what is acknowledged. */
  #assertOurs(): void {
    const { size, nlink } = fstatSync(this.#file.fd);
    if (size !== this.#size || nlink === 0) {
      throw new Error(`The journal ${this.#path} was changed or deleted by someone else.`);
    }
  }

  #advance(bytes: number): void {
    this.#length += 1;
    this.#size += bytes;
    if (this.#length % CHECKPOINT_STEP === 0) this.#checkpoints.push(this.#size);
  }

  async *#scan(after: number, length: number, size: number): AsyncGenerator<Delivery, void, undefined> {
    if (after >= length) return;
    const place = this.#placeOf(after);
    let { sequence } = place;
    for await (const line of completeLines(chunks(this.#file, place.position, size))) {
      sequence += 1;
      if (sequence > after) yield parseLine(line);
    }
  }

  async *follow(after: number, signal: AbortSignal): AsyncGenerator<Delivery, void, undefined> {
    let { sequence, position } = this.#placeOf(after);
    let wake = (): void => {};
    const stop = this.onCommit(() => wake());
    const onAbort = (): void => wake();
    signal.addEventListener('abort', onAbort);
    try {
      while (!signal.aborted) {
        // Read from where it ended: memory and work don't grow with what is stored or with how slow the reader is.
        for await (const line of completeLines(chunks(this.#file, position, this.#size))) {
          sequence += 1;
          position += line.length + 1;
          if (sequence > after) yield parseLine(line);
          if (signal.aborted) return;
        }
        if (position < this.#size || signal.aborted) continue;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      stop();
      signal.removeEventListener('abort', onAbort);
    }
  }

  /** The last known place at or before the end of delivery `after`. */
  #placeOf(after: number): { sequence: number; position: number } {
    const checkpoint = Math.min(Math.floor(after / CHECKPOINT_STEP), this.#checkpoints.length - 1);
    return { sequence: checkpoint * CHECKPOINT_STEP, position: this.#checkpoints[checkpoint] ?? 0 };
  }
}

/** The body goes last and unsearched: base64 has nothing to escape. */
function lineOf(delivery: Delivery): string {
  const { bodyBase64, ...rest } = delivery;
  return `${JSON.stringify(rest).slice(0, -1)},"bodyBase64":"${bodyBase64}"}\n`;
}

function parseLine(line: Buffer): Delivery {
  return JSON.parse(line.toString()) as Delivery;
}

function sequenceOf(line: Buffer): unknown {
  try {
    return (parseLine(line) as Delivery | null)?.sequence;
  } catch {
    return undefined;
  }
}

async function* chunks(file: FileHandle, start: number, end: number): AsyncGenerator<Buffer, void, undefined> {
  let position = start;
  while (position < end) {
    const buffer = Buffer.allocUnsafe(Math.min(READ_CHUNK_BYTES, end - position));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, position);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    position += bytesRead;
  }
}

/**
 * In this thread: the system takes the bytes into its cache in less time than a way through the thread pool needs. Only the sync waits.
 *
 * A nearly full disk takes the part that fits; only the following write reports the error.
 */
function writeAll(file: number, bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
}

/** Makes the entry of a new file durable: fdatasync of the file alone doesn't. Windows can't sync folders. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
