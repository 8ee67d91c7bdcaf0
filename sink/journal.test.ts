import assert from 'node:assert/strict';
import { appendFile, open, readFile, rm, stat, truncate, writeFile, type FileHandle } from 'node:fs/promises';
import { test } from 'node:test';
import type { Disk } from './disk.js';
import { openJournal, type Journal } from './journal.js';
import { bodyOf, composing } from './test-support/delivery.js';
import { journalPath } from './test-support/folder.js';
import type { Delivery } from './types.js';

async function appendAll(journal: Journal, count: number): Promise<Delivery[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => journal.append(composing({ index }))));
}

async function sequences(journal: Journal, after?: number): Promise<number[]> {
  const found: number[] = [];
  for await (const { sequence } of journal.read(after)) found.push(sequence);
  return found;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

async function lines(path: string): Promise<Delivery[]> {
  const text = await readFile(path, 'utf8');
  assert.equal(text === '' || text.endsWith('\n'), true);
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Delivery);
}

test('a delivery is in the file when its append resolves', async (t) => {
  const path = await journalPath(t);
  const journal = await openJournal(path);
  const delivery = await journal.append(composing('a'));
  assert.deepEqual(await lines(path), [delivery]);
  assert.equal(delivery.sequence, 1);
  await journal.close();
});

test('concurrent appends get sequences without gaps, in the order of the calls', async (t) => {
  const path = await journalPath(t);
  const journal = await openJournal(path);
  const appended = await appendAll(journal, 2500);
  assert.deepEqual(
    appended.map(({ sequence }) => sequence),
    range(1, 2500),
  );
  assert.deepEqual(
    appended.map(bodyOf),
    range(0, 2499).map((index) => ({ index })),
  );
  assert.deepEqual(await lines(path), appended);
  await journal.close();
});

test('appends of one turn share a commit', async (t) => {
  const journal = await openJournal(await journalPath(t));
  const batches: number[] = [];
  journal.onCommit((batch) => batches.push(batch.length));
  const first = appendAll(journal, 100);
  await Promise.all([first, appendAll(journal, 400)]);
  assert.deepEqual(batches, [500]);
  await journal.close();
});

test('a listener hears no more once it has ended its subscription', async (t) => {
  const journal = await openJournal(await journalPath(t));
  const heard: number[] = [];
  const end = journal.onCommit((batch) => heard.push(...batch.map(({ sequence }) => sequence)));
  await journal.append(composing());
  end();
  await journal.append(composing());
  assert.deepEqual(heard, [1]);
  await journal.close();
});

test('a journal is read from any sequence, across checkpoints and after reopening', async (t) => {
  const path = await journalPath(t);
  const written = await openJournal(path);
  await appendAll(written, 2500);
  await written.close();
  const reopened = await openJournal(path);
  assert.equal(reopened.length, 2500);
  for (const after of [0, 1, 1023, 1024, 1025, 2048, 2499]) {
    assert.deepEqual(await sequences(reopened, after), range(after + 1, 2500), `after ${after}`);
  }
  assert.deepEqual(await sequences(reopened, 2500), []);
  assert.deepEqual(await sequences(reopened, 9999), []);
  await reopened.close();
});

test('who asks for what comes after the newest delivery reads nothing of those before it', async (t) => {
  const path = await journalPath(t);
  const journal = await openJournal(path);
  t.after(() => journal.close());
  await appendAll(journal, 3);
  const file = await open(path);
  const read = t.mock.method(Object.getPrototypeOf(file) as FileHandle, 'read');
  await file.close();
  assert.deepEqual(await sequences(journal, 3), []);
  assert.equal(read.mock.callCount(), 0);
  assert.deepEqual(await sequences(journal, 2), [3]);
});

test('reading gives what was stored at the call', async (t) => {
  const journal = await openJournal(await journalPath(t));
  await journal.append(composing());
  const reading = journal.read();
  await journal.append(composing());
  const found: number[] = [];
  for await (const { sequence } of reading) found.push(sequence);
  assert.deepEqual(found, [1]);
  await journal.close();
});

test('a torn last line is cut away and its sequence used again', async (t) => {
  const path = await journalPath(t);
  const written = await openJournal(path);
  await appendAll(written, 3);
  await written.close();
  await truncate(path, (await stat(path)).size - 1);

  const reopened = await openJournal(path);
  assert.equal(reopened.length, 2);
  assert.equal((await lines(path)).length, 2);
  assert.equal((await reopened.append(composing('again'))).sequence, 3);
  assert.deepEqual((await lines(path)).map(bodyOf), [{ index: 0 }, { index: 1 }, 'again']);
  await reopened.close();
});

test('a journal damaged before its end is refused and left as it is', async (t) => {
  for (const text of [
    '{"sequence":2}\n',
    '{"sequence":1}\n\n',
    '{"sequence":1}\n{"sequence":1}\n',
    'null\n',
    '\0\0\n',
  ]) {
    const path = await journalPath(t);
    await writeFile(path, text);
    await assert.rejects(
      openJournal(path),
      { name: 'JournalProblem', message: /is damaged: line [12] \(byte \d+\)/ },
      JSON.stringify(text),
    );
    assert.equal(await readFile(path, 'utf8'), text);
  }
});

test('only a regular file is a journal', async (t) => {
  const path = await journalPath(t);
  await assert.rejects(openJournal(`${path}/none`), { code: 'ENOENT' });
  if (process.platform === 'win32') return;
  await assert.rejects(openJournal('/dev/null'), /is not a regular file/);
});

test('the file is readable by its owner alone', { skip: process.platform === 'win32' }, async (t) => {
  const path = await journalPath(t);
  await (await openJournal(path)).close();
  assert.equal((await stat(path)).mode & 0o777, 0o600);
});

test('bytes of someone else are kept, and no append resolves beside them', async (t) => {
  const path = await journalPath(t);
  const journal = await openJournal(path);
  await journal.append(composing());
  await appendFile(path, 'foreign\n');
  await assert.rejects(journal.append(composing()), /changed or deleted by someone else/);
  assert.equal(journal.length, 1);
  await journal.close();
  assert.match(await readFile(path, 'utf8'), /\nforeign\n$/);
});

test('no append resolves once the file is deleted', { skip: process.platform === 'win32' }, async (t) => {
  const path = await journalPath(t);
  const journal = await openJournal(path);
  await rm(path);
  await assert.rejects(journal.append(composing()), /changed or deleted by someone else/);
  await journal.close();
});

test('close stores what is pending and refuses what comes after', async (t) => {
  const path = await journalPath(t);
  const journal = await openJournal(path);
  const pending = appendAll(journal, 100);
  const closed = journal.close();
  await assert.rejects(journal.append(composing()), /is closed/);
  await Promise.all([closed, journal.close()]);
  assert.deepEqual(await lines(path), await pending);
});

interface Sync {
  succeed: () => void;
  fail: (error: Error) => void;
}

/** A disk whose syncs end when the test says so; gives each as it is begun. */
function scriptedDisk(): { disk: Disk; begun: () => Promise<Sync> } {
  const syncs: Sync[] = [];
  let wake = (): void => {};
  const disk: Disk = {
    atOnce: 3,
    sync: () =>
      new Promise((resolve, reject) => {
        syncs.push({ succeed: resolve, fail: reject });
        wake();
      }),
    close: () => Promise.resolve(),
  };
  const begun = async (): Promise<Sync> => {
    if (syncs.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    return syncs.shift() as Sync;
  };
  return { disk, begun };
}

/** As many appends as make it worth to begin a sync beside others. */
function appendSeveral(journal: Journal, body: string): Promise<Delivery>[] {
  return Array.from({ length: 8 }, () => journal.append(composing(body)));
}

test('a batch is on its way while the one before waits for the disk, and is acknowledged after it', async (t) => {
  const { disk, begun } = scriptedDisk();
  const journal = await openJournal(await journalPath(t), () => Promise.resolve(disk));
  const stored: number[] = [];
  journal.onCommit((batch) => stored.push(...batch.map(({ sequence }) => sequence)));
  const first = journal.append(composing('first'));
  const firstSync = await begun();
  const second = appendSeveral(journal, 'second');
  (await begun()).succeed();
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual([stored, journal.length], [[], 0]);
  firstSync.succeed();
  assert.deepEqual(
    (await Promise.all([first, ...second])).map(({ sequence }) => sequence),
    range(1, 9),
  );
  assert.deepEqual(stored, range(1, 9));
  await journal.close();
});

test('few deliveries wait for the sync under way and share the next one', async (t) => {
  const { disk, begun } = scriptedDisk();
  const journal = await openJournal(await journalPath(t), () => Promise.resolve(disk));
  const batches: number[] = [];
  journal.onCommit((batch) => batches.push(batch.length));
  const first = journal.append(composing());
  const firstSync = await begun();
  const second = journal.append(composing());
  await new Promise((resolve) => setImmediate(resolve));
  const third = journal.append(composing());
  firstSync.succeed();
  (await begun()).succeed();
  await Promise.all([first, second, third]);
  assert.deepEqual(batches, [1, 2]);
  await journal.close();
});

test('closing waits until what is written is on disk', async (t) => {
  const { disk, begun } = scriptedDisk();
  const happened: string[] = [];
  const closing = { ...disk, close: () => Promise.resolve(void happened.push('closed')) };
  const journal = await openJournal(await journalPath(t), () => Promise.resolve(closing));
  void journal.append(composing()).then(() => happened.push('stored'));
  const sync = await begun();
  const closed = journal.close();
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  sync.succeed();
  await closed;
  assert.deepEqual(happened, ['stored', 'closed']);
});

test('as soon as enough wait beside a sync they begin one more', async (t) => {
  const { disk, begun } = scriptedDisk();
  const journal = await openJournal(await journalPath(t), () => Promise.resolve(disk));
  const appended = [journal.append(composing('first'))];
  const firstSync = await begun();
  for (let count = 0; count < 8; count += 1) {
    appended.push(journal.append(composing('one more')));
    await new Promise((resolve) => setImmediate(resolve));
  }
  (await begun()).succeed();
  firstSync.succeed();
  await Promise.all(appended);
  assert.equal(journal.length, 9);
  await journal.close();
});

test('what is written after a delivery that was lost is lost with it, and what comes next is stored', async (t) => {
  const path = await journalPath(t);
  const { disk, begun } = scriptedDisk();
  const journal = await openJournal(path, () => Promise.resolve(disk));
  const kept = journal.append(composing('kept'));
  const keptSync = await begun();
  const lost = appendSeveral(journal, 'lost').map((append) => assert.rejects(append, /EIO/));
  const lostSync = await begun();
  const behind = appendSeveral(journal, 'behind').map((append) => assert.rejects(append, /An earlier delivery/));
  (await begun()).succeed();
  lostSync.fail(new Error('EIO'));
  keptSync.succeed();
  await Promise.all([kept, ...lost, ...behind]);

  const again = journal.append(composing('again'));
  (await begun()).succeed();
  assert.equal((await again).sequence, 2);
  await journal.close();
  assert.deepEqual((await lines(path)).map(bodyOf), ['kept', 'again']);
});
