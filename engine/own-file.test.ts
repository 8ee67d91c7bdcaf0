import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ownFile } from './own-file.js';

test('a process that runs from source starts others from source, and one that runs compiled starts compiled ones', () => {
  const here = fileURLToPath(import.meta.resolve('./own-file.js'));
  assert.equal(ownFile('engine/own-file'), here);
  const file = ownFile('suites/support/progress-reporter');
  assert.equal(path.extname(file), path.extname(here));
  assert.ok(existsSync(file));
});
