/** What the journal makes of a disk that takes only a part. */
import assert from 'node:assert/strict';
import { fstatSync, writeSync } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { test, type TestContext } from 'node:test';
import { openDisk } from './disk.js';
import { openJournal, type Journal } from './journal.js';
import { bodyOf, composing } from './test-support/delivery.js';
import { journalPath } from './test-support/folder.js';
import type { Delivery } from './types.js';
import type { Write } from './write-all.js';

/** A disk on which the file can have so many bytes. */
class Room {
  constructor(public bytes: number) {}

  readonly write: Write = (file, bytes, offset) => {
    const fits = Math.min(bytes.length - offset, this.bytes - fstatSync(file).size);
    if (fits <= 0) throw new Error('ENOSPC');
    return writeSync(file, bytes, offset, fits);
  };
}

/** A journal on such a disk, its file, and the length of a line whose body has one sign. */
async function cramped(t: TestContext): Promise<{ journal: Journal; path: string; room: Room; lineBytes: number }> {
  const path = await journalPath(t);
  const room = new Room(Infinity);
  const journal = await openJournal(path, openDisk, room.write);
  t.after(() => journal.close());
  await journal.append(composing('0'));
  return { journal, path, room, lineBytes: (await stat(path)).size };
}

/** Within the second line. */
const tornAt = (lineBytes: number): number => lineBytes + Math.floor(lineBytes / 2);

async function bodies(path: string): Promise<unknown[]> {
  const lines = (await readFile(path, 'utf8')).split('\n');
  assert.equal(lines.pop(), '');
  return lines.map((line) => bodyOf(JSON.parse(line) as Delivery));
}

test('what fits is stored to the last byte, and the rest rejected with the reason of the system', async (t) => {
  for (const spare of [0, 1, 100]) {
    const { journal, path, room, lineBytes } = await cramped(t);
    room.bytes = 3 * lineBytes + spare;
    const appended = await Promise.allSettled(['1', '2', '3', '4'].map((body) => journal.append(composing(body))));
    assert.deepEqual(
      appended.map((one) => (one.status === 'fulfilled' ? one.value.sequence : String(one.reason))),
      [2, 3, 'Error: ENOSPC', 'Error: ENOSPC'],
    );
    assert.equal(journal.length, 3);
    room.bytes = Infinity;
    assert.equal((await journal.append(composing('5'))).sequence, 4);
    assert.deepEqual(await bodies(path), ['0', '1', '2', '5']);
  }
});

test('when an append is rejected, no byte of it stands in the file, and nothing is told as stored', async (t) => {
  const { journal, path, room, lineBytes } = await cramped(t);
  journal.onCommit((batch) => assert.fail(`${batch.length} told`));
  room.bytes = tornAt(lineBytes);
  await assert.rejects(journal.append(composing('1')), /ENOSPC/);
  assert.deepEqual(await bodies(path), ['0']);
});

test('a delivery that fits is stored behind one that does not, composed once', async (t) => {
  const { journal, path, room, lineBytes } = await cramped(t);
  room.bytes = 4 * lineBytes;
  const composed: string[] = [];
  const append = (body: string): Promise<Delivery> =>
    journal.append((sequence) => {
      composed.push(body[0] as string);
      return composing(body)(sequence);
    });
  const large = append('L'.repeat(4 * lineBytes));
  const behind = [append('1'), append('2')];
  await assert.rejects(large, /ENOSPC/);
  assert.deepEqual(
    (await Promise.all(behind)).map(({ sequence }) => sequence),
    [2, 3],
  );
  assert.deepEqual(composed, ['L', '1', '2']);
  assert.deepEqual(await bodies(path), ['0', '1', '2']);
});

/** Has the next so many cuts of a file fail. */
async function failingCuts(t: TestContext, path: string, count: number): Promise<void> {
  const file = await open(path, 'r');
  const prototype = Object.getPrototypeOf(file) as { truncate: (size: number) => Promise<void> };
  await file.close();
  const { truncate } = prototype;
  let left = count;
  t.mock.method(prototype, 'truncate', function (this: object, size: number) {
    left -= 1;
    return left < 0 ? truncate.call(this, size) : Promise.reject(new Error('EIO'));
  });
}

test('a torn line that can not be cut away at once is cut away before the next write, or keeps it out', async (t) => {
  const { journal, path, room, lineBytes } = await cramped(t);
  room.bytes = tornAt(lineBytes);
  await failingCuts(t, path, 2);
  await assert.rejects(journal.append(composing('1')), /ENOSPC/);
  room.bytes = Infinity;
  await assert.rejects(journal.append(composing('2')), /EIO/);
  assert.equal((await journal.append(composing('3'))).sequence, 2);
  assert.deepEqual(await bodies(path), ['0', '3']);
});

test('closing cuts a torn line away, and closes all the same where it can not', async (t) => {
  for (const failures of [1, 2]) {
    const { journal, path, room, lineBytes } = await cramped(t);
    room.bytes = tornAt(lineBytes);
    await failingCuts(t, path, failures);
    await assert.rejects(journal.append(composing('1')), /ENOSPC/);
    await journal.close();
    assert.equal((await stat(path)).size, failures === 1 ? lineBytes : tornAt(lineBytes));
    t.mock.reset();
  }
});

test('a burst is written in batches of 8 MiB, in the order of the calls', async (t) => {
  const { journal } = await cramped(t);
  const batches: number[][] = [];
  journal.onCommit((batch) => batches.push(batch.map(({ sequence }) => sequence)));
  const body = 'x'.repeat(3 * 1024 * 1024);
  await Promise.all(Array.from({ length: 4 }, () => journal.append(composing(body))));
  assert.deepEqual(batches, [
    [2, 3],
    [4, 5],
  ]);
});
