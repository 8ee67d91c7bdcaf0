import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { leaseMs } from '../../engine/lease/lease.js';
import { createSinkClient } from '../client.js';
import { startSink } from '../server.js';

test('a sink makes room for new accounts by those that nobody has any more, and takes no endless names', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'leases-'));
  let at = 1_000;
  const sink = await startSink({
    journal: path.join(folder, 'journal.ndjson'),
    readToken: 'token',
    now: () => at,
  });
  t.after(async () => {
    await sink.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const client = createSinkClient({ url: sink.url, readToken: 'token' });
  const own = { holder: 'the run a', member: '1' };
  for (let number = 0; number < 1_000; number += 1)
    assert.equal(await client.claim(`account-${number}`, own), undefined);
  await assert.rejects(client.claim('one more', own), /There are too many leases/);
  await client.release('account-7', own);
  assert.equal(await client.claim('one more', own), undefined);
  assert.deepEqual(await client.claim('account-8', { ...own, holder: 'the run b' }), {
    heldBy: 'the run a',
    since: 1_000,
  });
  at += leaseMs;
  assert.equal(await client.claim('account-8', { ...own, holder: 'the run b' }), undefined);
  await assert.rejects(client.claim('a'.repeat(201), own), /named by up to 200 characters/);
});
