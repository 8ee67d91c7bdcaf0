import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { packageRoot } from '../contracts/model/load.js';
import { ownFile } from './own-file.js';

test('a process that runs from source starts others from source', () => {
  const file = ownFile('suites/support/progress-reporter');
  assert.equal(path.relative(packageRoot, file), 'suites/support/progress-reporter.ts');
  assert.ok(existsSync(file));
});
