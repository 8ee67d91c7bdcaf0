import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { appendLine, linesIn } from './line-log.js';

test('lines of several writers stand in their order, and one that was torn spoils none of its neighbours', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'line-log-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'log.ndjson');
  assert.deepEqual(linesIn(file), []);
  appendLine(file, { n: 1 });
  appendFileSync(file, '{"n":');
  appendLine(file, { n: 2 });
  appendLine(file, { n: 3 });
  appendFileSync(file, '{"n":4');
  assert.deepEqual(linesIn(file), [{ n: 1 }, { n: 2 }, { n: 3 }]);
  assert.equal(statSync(file).mode & 0o777, 0o600);
});

test('an empty file has no lines, and takes one', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'line-log-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'log.ndjson');
  writeFileSync(file, '');
  assert.deepEqual(linesIn(file), []);
  appendLine(file, { n: 1 });
  assert.deepEqual(linesIn(file), [{ n: 1 }]);
});
