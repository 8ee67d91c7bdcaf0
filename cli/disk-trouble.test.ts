import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { writeWhole } from '../engine/files.js';
import { RecordWriteError } from '../engine/record/writer.js';
import { diskTrouble } from './disk-trouble.js';
import { temporaryFolder } from './test-support/conformance.js';

test('a disk that takes no more is one line with file, reason and what to do; other errors are not its business', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
    code: 'ENOSPC',
    path: '/a/report.html',
  });
  assert.match(
    diskTrouble(full) ?? '',
    /^\/a\/report\.html: cannot be written: the disk is full \(ENOSPC.*\); make room/,
  );
  const record = diskTrouble(new RecordWriteError('/a/run-1/record.ndjson', full)) ?? '';
  assert.match(record, /^\/a\/run-1\/record\.ndjson: .*ENOSPC.*stays readable: conformance report \/a\/run-1 --output/);
  assert.ok(![record, diskTrouble(full)].some((line) => line?.includes('\n')));
  assert.equal(diskTrouble(Object.assign(new Error('no'), { code: 'ECONNREFUSED' })), undefined);
  assert.equal(diskTrouble(new TypeError('no')), undefined);
});

test('a file that cannot be moved into place leaves no part behind', (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(path.join(folder, 'report.html', 'below'), { recursive: true });
  assert.throws(() => writeWhole(path.join(folder, 'report.html'), 'text'));
  assert.deepEqual(readdirSync(folder), ['report.html']);
  assert.ok(existsSync(path.join(folder, 'report.html', 'below')));
});
