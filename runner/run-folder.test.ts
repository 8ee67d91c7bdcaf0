import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../cli/test-support/conformance.js';
import { UsageError } from '../engine/config.js';
import { reserveRunFolder } from './run-folder.js';

test('the folder of a run is made with an empty record, and goes where the run cannot begin', (t) => {
  const outside = temporaryFolder(t);
  const folder = path.join(outside, 'deep', 'reports', 'run-1');
  const reserved = reserveRunFolder(folder);
  assert.equal(readFileSync(path.join(folder, 'record.ndjson'), 'utf8'), '');
  reserved.giveUp();
  assert.deepEqual(readdirSync(outside), []);
  const beside = path.join(outside, 'reports', 'run-2');
  const second = reserveRunFolder(path.join(outside, 'reports', 'run-1'));
  reserveRunFolder(beside);
  second.giveUp();
  assert.deepEqual(readdirSync(path.join(outside, 'reports')), ['run-2']);
});

test('a place that cannot be written is one line that names it', (t) => {
  const file = path.join(temporaryFolder(t), 'a-file');
  writeFileSync(file, '');
  const places = [file, path.join(file, 'below'), ...(existsSync('/proc/self') ? ['/proc/nowhere'] : [])];
  for (const place of places)
    assert.throws(
      () => reserveRunFolder(path.join(place, 'run-1')),
      (error) =>
        error instanceof UsageError &&
        error.message.startsWith(`--report-dir ${place}: cannot be written (E`) &&
        !error.message.includes('\n'),
    );
});
