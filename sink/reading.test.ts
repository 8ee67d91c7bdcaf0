/** What who reads along with a journal is given, and when. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followDeliveries, readDeliveries, type Growing } from './reading.js';
import type { Delivery } from './types.js';

const start = { sequence: 0, position: 0 };

/** A journal in memory. Each line is `{"sequence":N}`, 15 bytes with its newline while N has one digit. */
class Memory {
  bytes = Buffer.alloc(0);
  reads: { position: number; length: number }[] = [];
  readonly listeners = new Set<() => void>();
  /** Called before each read. */
  onRead = (): void => {};

  readonly growing: Growing = {
    file: {
      read: ((buffer: Buffer, offset: number, length: number, position: number) => {
        this.onRead();
        this.reads.push({ position, length });
        return Promise.resolve({ bytesRead: this.bytes.copy(buffer, offset, position, position + length), buffer });
      }) as Growing['file']['read'],
    },
    size: () => this.bytes.length,
    onCommit: (listener) => {
      this.listeners.add(listener);
      return () => this.listeners.delete(listener);
    },
  };

  store(...sequences: number[]): this {
    const text = sequences.map((sequence) => `{"sequence":${sequence}}\n`).join('');
    this.bytes = Buffer.concat([this.bytes, Buffer.from(text)]);
    for (const listener of this.listeners) listener();
    return this;
  }
}

async function allOf(deliveries: AsyncIterable<Delivery>): Promise<number[]> {
  const found: number[] = [];
  for await (const { sequence } of deliveries) found.push(sequence);
  return found;
}

async function next(deliveries: AsyncIterator<Delivery, unknown>): Promise<number | undefined> {
  const { value, done } = await deliveries.next();
  return done ? undefined : (value as Delivery).sequence;
}

test('a part of a journal is read from its place up to its end, in pieces of 256 KiB', async () => {
  const memory = new Memory().store(1, 2, 3, 4, 5);
  const { file } = memory.growing;
  assert.deepEqual(await allOf(readDeliveries(file, start, 0, 75)), [1, 2, 3, 4, 5]);
  assert.deepEqual(await allOf(readDeliveries(file, start, 2, 60)), [3, 4]);
  assert.deepEqual(await allOf(readDeliveries(file, { sequence: 2, position: 30 }, 3, 75)), [4, 5]);
  memory.reads = [];
  assert.deepEqual(await allOf(readDeliveries(file, start, 75, 75)), []);
  memory.bytes = Buffer.alloc(600_000, ' ');
  memory.reads = [];
  assert.deepEqual(await allOf(readDeliveries(file, start, 0, 600_000)), []);
  assert.deepEqual(memory.reads, [
    { position: 0, length: 262_144 },
    { position: 262_144, length: 262_144 },
    { position: 524_288, length: 75_712 },
  ]);
});

test('a file that ends before it should gives what it holds', async () => {
  const { file } = new Memory().store(1).growing;
  assert.deepEqual(await allOf(readDeliveries(file, start, 0, 100)), [1]);
});

test('who follows is given what is stored, and then each as it comes', { timeout: 60_000 }, async () => {
  const memory = new Memory().store(1, 2, 3);
  const following = followDeliveries(memory.growing, start, 1, new AbortController().signal);
  assert.deepEqual([await next(following), await next(following)], [2, 3]);
  const waiting = next(following);
  memory.store(4);
  assert.equal(await waiting, 4);
  // Stored while the reader is busy with the one before.
  memory.store(5, 6);
  assert.deepEqual([await next(following), await next(following)], [5, 6]);
  assert.equal(memory.reads.at(-1)?.position, 60, 'what was read is not read again');
  await following.return();
});

test('who follows from a place behind the beginning skips only what comes before', { timeout: 60_000 }, async () => {
  const memory = new Memory().store(1, 2, 3, 4);
  const following = followDeliveries(memory.growing, { sequence: 2, position: 30 }, 3, new AbortController().signal);
  assert.equal(await next(following), 4);
  assert.equal(memory.reads[0]?.position, 30);
  await following.return();
});

test(
  'following ends when it is told to: while it waits, between two deliveries, in a read, before it begins',
  { timeout: 60_000 },
  async () => {
    const ways: ((memory: Memory, abort: () => void, following: AsyncIterator<Delivery, unknown>) => Promise<void>)[] =
      [
        async (_memory, abort, following) => {
          assert.deepEqual([await next(following), await next(following)], [1, 2]);
          const waiting = next(following);
          await new Promise((resolve) => setImmediate(resolve));
          abort();
          assert.equal(await waiting, undefined);
        },
        async (_memory, abort, following) => {
          assert.equal(await next(following), 1);
          abort();
        },
        async (memory, abort, following) => {
          assert.deepEqual([await next(following), await next(following)], [1, 2]);
          memory.onRead = abort;
          memory.bytes = Buffer.concat([memory.bytes, Buffer.from('{"torn')]);
        },
        (_memory, abort) => Promise.resolve(abort()),
      ];
    for (const way of ways) {
      const memory = new Memory().store(1, 2);
      const stopping = new AbortController();
      const following = followDeliveries(memory.growing, start, 0, stopping.signal);
      await way(memory, () => stopping.abort(), following);
      assert.equal(await next(following), undefined);
    }
  },
);

test('who no longer follows listens to nothing', { timeout: 60_000 }, async () => {
  const memory = new Memory().store(1);
  const { signal } = new AbortController();
  const listening: string[] = [];
  signal.addEventListener = (name: string) => void listening.push(`+${name}`);
  signal.removeEventListener = (name: string) => void listening.push(`-${name}`);
  const following = followDeliveries(memory.growing, start, 0, signal);
  await next(following);
  assert.equal(memory.listeners.size, 1);
  await following.return();
  assert.equal(memory.listeners.size, 0);
  assert.deepEqual(listening, ['+abort', '-abort']);
});
