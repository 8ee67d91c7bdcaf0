import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { openingOf } from './opening.js';

test('the beginning of a record tells its run and its waivers; what follows is not read', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-opening-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'record.ndjson');
  const lines = [
    { type: 'run', runId: 'r' },
    { type: 'waiver', id: 'a' },
    { type: 'scope', areas: [] },
    { type: 'waiver', id: 'b' },
    { type: 'case', id: 'c' },
  ];
  writeFileSync(file, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"type":"wai`);
  const { run, waivers } = await openingOf(file);
  assert.equal(run?.runId, 'r');
  assert.deepEqual(
    waivers.map(({ id }) => id),
    ['a', 'b'],
  );
});
