/** What the sink acknowledged it has, whatever happens to its process or its disk. */
import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { test } from 'node:test';
import { createSinkClient, startSink } from './index.js';
import { bodyOf } from './test-support/delivery.js';
import { journalPath } from './test-support/folder.js';
import { startSinkProcess } from './test-support/start-process.js';

const WORKERS = 50;
const ACKNOWLEDGED_BEFORE_KILL = 1000;
const FILE_LIMIT_KIB = 64;

test('a sink killed under load has every acknowledged delivery', async (t) => {
  const journal = await journalPath(t);
  const { address, kill } = await startSinkProcess(journal);
  t.after(kill);

  const acknowledged: string[] = [];
  let killing: Promise<void> | undefined;
  const work = async (worker: number): Promise<void> => {
    for (let count = 0; ; count += 1) {
      const id = `${worker}-${count}`;
      const response = await fetch(address.url, { method: 'POST', body: JSON.stringify({ id }) }).catch(
        () => undefined,
      );
      if (response === undefined) return;
      assert.equal(response.status, 200);
      acknowledged.push(id);
      if (acknowledged.length === ACKNOWLEDGED_BEFORE_KILL) killing = kill();
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, (_, worker) => work(worker)));
  assert.ok(killing, 'the sink ended by itself');
  await killing;

  const restarted = await startSink({ journal, readToken: 'token' });
  t.after(() => restarted.close());
  const deliveries = await createSinkClient(restarted).list();
  const ids = new Set(deliveries.map((delivery) => (bodyOf(delivery) as { id: string }).id));
  assert.deepEqual(
    acknowledged.filter((id) => !ids.has(id)),
    [],
  );
  assert.deepEqual(
    deliveries.map(({ sequence }) => sequence),
    Array.from({ length: deliveries.length }, (_, index) => index + 1),
  );
});

const noLimits = process.platform === 'win32' && 'Windows has no limit on the size of files.';

test('a delivery the disk refuses is answered 503 and not counted', { skip: noLimits }, async (t) => {
  const journal = await journalPath(t);
  const { address, kill } = await startSinkProcess(journal, FILE_LIMIT_KIB);
  t.after(kill);
  const deliver = async (id: number, bytes: number): Promise<number> => {
    const body = JSON.stringify({ id, filler: 'x'.repeat(bytes) });
    return (await fetch(address.url, { method: 'POST', body })).status;
  };

  // Together over the limit, in one batch or several: what fits is stored, and only the rest refused.
  const large = await Promise.all(Array.from({ length: 20 }, (_, id) => deliver(id, 10_000)));
  assert.equal(large.filter((status) => status === 200).length, 4, String(large));
  assert.equal(large.filter((status) => status === 503).length, 16, String(large));
  // The part of a line that still fitted was cut away: what is small enough is stored, also beside what is not.
  const mixed = await Promise.all([10, FILE_LIMIT_KIB * 1024, 10, 10].map((bytes, id) => deliver(100 + id, bytes)));
  assert.deepEqual(mixed, [200, 503, 200, 200]);

  const stored = (await createSinkClient(address).list()).map((delivery) => (bodyOf(delivery) as { id: number }).id);
  const expected = [...large.flatMap((status, id) => (status === 200 ? [id] : [])), 100, 102, 103];
  assert.deepEqual(
    stored.toSorted((a, b) => a - b),
    expected,
  );
  assert.ok((await stat(journal)).size <= FILE_LIMIT_KIB * 1024);
  const lines = (await readFile(journal, 'utf8')).split('\n');
  assert.equal(lines.pop(), '');
  assert.equal(lines.length, expected.length);
});
