import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import {
  caseEndLine,
  caseLine,
  endLine,
  exchangeLine,
  judgementLine,
  runLine,
} from '../../engine/test-support/lines.js';
import { addedToHistory } from './add.js';
import { readHistory } from './file.js';

test('a run is added with the build that the named header of its answers tells', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-add-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const [record, history] = [path.join(folder, 'record.ndjson'), path.join(folder, 'history.jsonl')];
  const exchange = exchangeLine(200);
  const response = { status: 200, headers: { 'x-own': 'b9' }, body: '{}' };
  const whole = [runLine(), caseLine(), { ...exchange, response }, judgementLine('pass'), caseEndLine(), endLine];
  writeFileSync(record, whole.map((line) => `${JSON.stringify(line)}\n`).join(''));
  assert.match(await addedToHistory(history, record, { buildHeader: 'X-Own' }), /^history +.*\n.* 0 new, 0 returned/);
  assert.equal(readHistory(history).lines[0]?.origins.build, 'b9');
  await addedToHistory(history, record);
  assert.equal(readHistory(history).lines[0]?.origins.build, undefined);
});
