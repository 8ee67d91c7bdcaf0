import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { endLine, runLine, wholeCase } from '../test-support/lines.js';
import { temporaryFolder } from '../test-support/folder.js';
import { packRecord } from './packed.js';
import { readRecord, RecordError } from './reader.js';

test('a packed record reads as before, is smaller, and stands for the plain one', async (t) => {
  const file = path.join(temporaryFolder(t), 'record.ndjson');
  const cases = Array.from({ length: 300 }, (_, index) => wholeCase(`getUserBalances:coverage:${index}é`, 200, 'pass'));
  writeFileSync(file, [runLine(), ...cases.flat(), endLine].map((line) => `${JSON.stringify(line)}\n`).join(''));
  const before = await readRecord(file);
  const { size } = statSync(file);
  const packed = await packRecord(file);
  assert.deepEqual(await readRecord(packed), before);
  assert.equal(existsSync(file), false);
  assert.ok(statSync(packed).size * 10 < size);
  assert.equal(statSync(packed).mode & 0o777, 0o600);
});

test('a packed record that is cut short, or none, is told in one line', async (t) => {
  const folder = temporaryFolder(t);
  const file = path.join(folder, 'record.ndjson');
  writeFileSync(file, `${JSON.stringify(runLine())}\n${JSON.stringify(endLine)}\n`);
  const packed = await packRecord(file);
  writeFileSync(packed, readFileSync(packed).subarray(0, 40));
  const none = path.join(folder, 'none.gz');
  writeFileSync(none, 'no gzip');
  for (const broken of [packed, none])
    await assert.rejects(readRecord(broken), (error: Error) => {
      assert.ok(error instanceof RecordError);
      assert.match(error.message, /not packed by gzip, or cut short/);
      return true;
    });
});
