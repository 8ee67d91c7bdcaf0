import { fstatSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Checkpoints } from './checkpoints.js';
import { openDisk, type Disk } from './disk.js';
import { LineBuffer } from './line-buffer.js';
import { followDeliveries, linesOf, parseLine, readDeliveries } from './reading.js';
import type { Delivery } from './types.js';
import { systemWrite, writeAll, type Write } from './write-all.js';

/** Bounds the memory of one batch; a burst beyond it is committed in several. */
const BATCH_BYTES = 8 * 1024 * 1024;
/** Fewer deliveries wait for a sync that is under way before they begin one more: it costs as much as receiving several. */
const WORTH_A_SYNC = 8;

/** The append-only NDJSON log of deliveries: one line each, the sequence counted from 1 without gaps. */
export interface Journal {
  /** How many deliveries are durably stored, those of earlier runs included. */
  readonly length: number;
  /**
   * Stores one delivery and resolves once it is on disk. `compose` is called with its sequence when its batch is formed, so
   * that a time it takes is the last one knowable before the write. Rejects if the write or the sync fails, or after `close`:
   * then the delivery is not stored and its sequence goes to the next. What a full disk took of it is cut away before.
   */
  append(compose: (sequence: number) => Delivery): Promise<Delivery>;
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
  compose: (sequence: number) => Delivery;
  resolve: (delivery: Delivery) => void;
  reject: (error: unknown) => void;
}

interface Line {
  pending: Pending;
  delivery: Delivery;
  bytes: number;
}

/**
 * Opens a journal, creating the file (readable by its owner alone, since headers hold tokens) but not its folder.
 *
 * A torn last line, left by a killed process, is cut away: nothing unfinished was ever acknowledged. Whole lines after the
 * last acknowledged one stay; they were received, only not answered.
 *
 * @param diskOf gives the disk that deliveries wait for
 * @param write puts bytes into the file
 * @throws JournalProblem if the path is no regular file, or if a whole line isn't the delivery its position demands.
 */
export async function openJournal(
  path: string,
  diskOf: (path: string) => Promise<Disk> = openDisk,
  write: Write = systemWrite,
): Promise<Journal> {
  const file = await open(path, 'a+', 0o600);
  let disk: Disk | undefined;
  try {
    disk = await diskOf(path);
    const journal = new FileJournal(path, file, disk, write);
    await journal.recover();
    await syncFolder(dirname(path));
    return journal;
  } catch (error) {
    await disk?.close();
    await file.close();
    throw error;
  }
}

/** A file that can be no journal; the message says which and why. */
export class JournalProblem extends Error {
  override name = 'JournalProblem';
}

class FileJournal implements Journal {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #disk: Disk;
  readonly #write: Write;
  readonly #listeners = new Set<CommitListener>();
  readonly #checkpoints = new Checkpoints();
  /** The lines of the batch that is being written. */
  readonly #lines = new LineBuffer();
  /** How much is on disk. */
  #length = 0;
  #size = 0;
  /** How much is written, the batches that wait for the disk included. */
  #writtenLength = 0;
  #writtenSize = 0;
  /** How many batches wait for the disk. */
  #underWay = 0;
  /** Called when a batch may have become due. */
  #wake = (): void => {};
  /** Whether the batch written last is on disk, and all before it. */
  #last: Promise<boolean> = Promise.resolve(true);
  /** Whether bytes of a failed batch may stand after `#size`. */
  #torn = false;
  #pending: Pending[] = [];
  #flushing: Promise<void> | undefined;
  #closed: Promise<void> | undefined;

  constructor(path: string, file: FileHandle, disk: Disk, write: Write) {
    this.#path = path;
    this.#file = file;
    this.#disk = disk;
    this.#write = write;
  }

  get length(): number {
    return this.#length;
  }

  async recover(): Promise<void> {
    const stat = await this.#file.stat();
    if (!stat.isFile()) throw new JournalProblem(`The journal ${this.#path} is not a regular file.`);
    for await (const line of linesOf(this.#file, 0, stat.size)) {
      if (sequenceOf(line) !== this.#length + 1) {
        throw new JournalProblem(
          `The journal ${this.#path} is damaged: line ${this.#length + 1} (byte ${this.#size}) is not delivery ${this.#length + 1}; name another file, or put it aside.`,
        );
      }
      this.#advance(line.length + 1);
    }
    if (this.#size < stat.size) await this.#file.truncate(this.#size);
    // Lines written but not yet synced by a killed process are counted from now on, so they must be durable too.
    await this.#file.sync();
    this.#restart();
  }

  append(compose: (sequence: number) => Delivery): Promise<Delivery> {
    if (this.#closed !== undefined) return Promise.reject(new Error(`The journal ${this.#path} is closed.`));
    return new Promise((resolve, reject) => {
      this.#pending.push({ compose, resolve, reject });
      if (this.#flushing === undefined) this.#flushing = this.#flush();
      else this.#wake();
    });
  }

  read(after = 0): AsyncGenerator<Delivery, void, undefined> {
    // Length and size are taken now, not at the first `next()`: the caller may subscribe in the same turn and miss nothing.
    return readDeliveries(this.#file, this.#checkpoints.before(after), after, this.#size);
  }

  follow(after: number, signal: AbortSignal): AsyncGenerator<Delivery, void, undefined> {
    const growing = {
      file: this.#file,
      size: () => this.#size,
      onCommit: (listener: () => void) => this.onCommit(listener),
    };
    return followDeliveries(growing, this.#checkpoints.before(after), after, signal);
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
    await this.#last;
    if (this.#torn) await this.#cutTail().catch(() => undefined); // Not acknowledged, so it may stay.
    await this.#disk.close();
    await this.#file.close();
  }

  /** What arrives before the next batch is due forms it. */
  async #flush(): Promise<void> {
    while (this.#pending.length > 0) {
      // What this turn of the event loop still brings joins the batch: fewer and larger writes.
      await nextTurn();
      while (!this.#isDue()) await new Promise<void>((resolve) => (this.#wake = resolve));
      try {
        if (this.#torn) await this.#cutTail();
      } catch (error) {
        rejectAll(this.#pending.splice(0), error);
        break;
      }
      const batch = this.#takeBatch();
      try {
        this.#assertOurs();
      } catch (error) {
        rejectAll(pendingOf(batch), error);
        continue;
      }
      const { whole, error } = this.#writeBatch(batch);
      if (whole.length > 0) this.#last = this.#settle(whole, this.#disk.sync(), this.#last);
      if (whole.length < batch.length) await this.#refuse(batch.slice(whole.length), error);
    }
    this.#flushing = undefined;
  }

  /** Syncs overlap where much arrives; where little does, one at a time keeps their number low. */
  #isDue(): boolean {
    if (this.#underWay === 0) return true;
    return this.#underWay < this.#disk.atOnce && this.#pending.length >= WORTH_A_SYNC;
  }

  /** Answers the deliveries of a batch once they are on disk, and all before them; gives whether they are. */
  async #settle(batch: readonly Line[], synced: Promise<void>, before: Promise<boolean>): Promise<boolean> {
    try {
      await this.#counted(synced);
      if (!(await before)) throw new Error(`An earlier delivery could not be stored in the journal ${this.#path}.`);
    } catch (error) {
      this.#torn = true;
      rejectAll(pendingOf(batch), error);
      return false;
    }
    for (const { bytes } of batch) this.#advance(bytes);
    const deliveries = batch.map(({ delivery }) => delivery);
    for (const { pending, delivery } of batch) pending.resolve(delivery);
    for (const listener of this.#listeners) listener(deliveries);
    return true;
  }

  async #counted(synced: Promise<void>): Promise<void> {
    this.#underWay += 1;
    try {
      await synced;
    } finally {
      this.#underWay -= 1;
      this.#wake();
    }
  }

  #takeBatch(): Line[] {
    const batch: Line[] = [];
    let bytes = 0;
    this.#lines.clear();
    while (batch.length < this.#pending.length && bytes < BATCH_BYTES) {
      const pending = this.#pending[batch.length] as Pending;
      const delivery = pending.compose(this.#writtenLength + batch.length + 1);
      const line = { pending, delivery, bytes: this.#lines.add(delivery) };
      batch.push(line);
      bytes += line.bytes;
    }
    this.#pending = this.#pending.slice(batch.length);
    return batch;
  }

  /** Writes the lines of the batch and gives those that stand whole in the file, and why the others don't. */
  #writeBatch(batch: readonly Line[]): { whole: Line[]; error?: unknown } {
    const { written, error } = writeAll(this.#file.fd, this.#lines.bytes, this.#write);
    const whole: Line[] = [];
    let size = 0;
    for (const line of batch) {
      if (size + line.bytes > written) break;
      size += line.bytes;
      whole.push(line);
    }
    this.#writtenLength += whole.length;
    this.#writtenSize += size;
    return { whole, error };
  }

  /**
   * The disk took only a part of the first of these lines, or nothing: it alone is rejected, once that part is cut away. Those
   * behind it are tried again in another batch, since a shorter one may still fit.
   */
  async #refuse([refused, ...behind]: readonly Line[], error: unknown): Promise<void> {
    this.#pending = [...behind.map(again), ...this.#pending];
    this.#torn = true;
    await this.#cutTail().catch(() => undefined); // Tried again before the next write.
    refused?.pending.reject(error);
  }

  /** Without this, half a batch that met a full disk would stay, or stand between two later batches. */
  async #cutTail(): Promise<void> {
    await this.#last;
    await this.#file.truncate(this.#size);
    this.#restart();
  }

  /** Nothing is written but what is on disk. */
  #restart(): void {
    this.#writtenLength = this.#length;
    this.#writtenSize = this.#size;
    this.#last = Promise.resolve(true);
    this.#torn = false;
  }

  /** Two sinks on one journal would mix their sequences, and a deleted file would lose what is acknowledged. */
  #assertOurs(): void {
    const { size, nlink } = fstatSync(this.#file.fd);
    if (size !== this.#writtenSize || nlink === 0) {
      throw new Error(`The journal ${this.#path} was changed or deleted by someone else.`);
    }
  }

  #advance(bytes: number): void {
    this.#length += 1;
    this.#size += bytes;
    this.#checkpoints.note({ sequence: this.#length, position: this.#size });
  }
}

function pendingOf(batch: readonly Line[]): Pending[] {
  return batch.map(({ pending }) => pending);
}

/** What was composed once is kept: to compose it again would take another step of a scripted answer. */
function again({ pending, delivery }: Line): Pending {
  return { ...pending, compose: (sequence) => ({ ...delivery, sequence }) };
}

function rejectAll(pending: readonly Pending[], error: unknown): void {
  for (const { reject } of pending) reject(error);
}

/** `undefined` for what is no JSON, and for `null`. */
function sequenceOf(line: Buffer): unknown {
  try {
    return parseLine(line).sequence;
  } catch {
    return undefined;
  }
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
