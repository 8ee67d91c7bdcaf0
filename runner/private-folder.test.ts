import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';

// Temporary folders of this test alone.
const before = process.env['TMPDIR'];
const own = mkdtempSync(path.join(tmpdir(), 'conformance-test-'));
process.env['TMPDIR'] = own;
after(() => {
  rmSync(own, { recursive: true, force: true });
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
});
const { privateFolder } = await import('./private-folder.js');

test('what a killed process left is removed, what a living one has stays, and its own goes with it', () => {
  const { pid: dead } = spawnSync(process.execPath, ['--version']);
  const [left, living] = [dead, process.ppid].map((pid) => path.join(own, `conformance-sink-${pid}-abc`));
  assert.ok(left !== undefined && living !== undefined);
  for (const folder of [left, living]) mkdirSync(folder);
  writeFileSync(path.join(left, 'values.ndjson'), 'secret');
  const { folder, forget } = privateFolder();
  assert.ok(!existsSync(left));
  assert.ok(existsSync(living));
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  forget();
  assert.ok(!existsSync(folder));
});
