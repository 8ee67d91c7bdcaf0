import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { fileLog } from './file-log.js';
import { claim, leaseMs, memoryLog, release } from './lease.js';

const folder = mkdtempSync(path.join(tmpdir(), 'lease-'));
after(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

const [one, other] = [
  { holder: 'one', member: '1' },
  { holder: 'other', member: '1' },
];

for (const [kind, open] of Object.entries({
  'in memory': memoryLog,
  'in a file': () => fileLog(path.join(folder, `${(files += 1)}.ndjson`)),
}))
  describe(`a lease ${kind}`, () => {
    test('is one holder’s until it lets go of it', () => {
      const log = open();
      assert.equal(claim(log, one, 1_000), undefined);
      assert.deepEqual(claim(log, other, 2_000), { heldBy: 'one', since: 1_000 });
      release(log, one, 3_000);
      assert.equal(claim(log, other, 3_000), undefined);
      assert.deepEqual(claim(log, one, 3_001), { heldBy: 'other', since: 3_000 });
    });

    test('of one who is killed ends by itself, and that of one who claims again does not', () => {
      const log = open();
      claim(log, one, 0);
      assert.deepEqual(claim(log, other, leaseMs - 1), { heldBy: 'one', since: 0 });
      assert.equal(claim(log, one, leaseMs - 1), undefined);
      assert.deepEqual(claim(log, other, leaseMs), { heldBy: 'one', since: 0 });
      assert.equal(claim(log, other, 2 * leaseMs - 1), undefined);
    });

    test('is shared by the shards of one pipeline, and ends with the last of them', () => {
      const log = open();
      const second = { holder: 'one', member: '2' };
      assert.equal(claim(log, one, 0), undefined);
      assert.equal(claim(log, second, 1), undefined);
      assert.equal(claim(log, one, 2), undefined, 'a shard that is tried again');
      release(log, one, 3);
      assert.deepEqual(claim(log, other, 4), { heldBy: 'one', since: 1 });
      release(log, second, 5);
      assert.equal(claim(log, other, 5), undefined);
    });

    test('that was refused does not hold once the other one has ended', () => {
      const log = open();
      claim(log, one, 0);
      claim(log, other, 1);
      release(log, one, 2);
      assert.equal(claim(log, { holder: 'third', member: '1' }, 3), undefined);
    });
  });
