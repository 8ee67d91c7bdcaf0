import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { packageRoot } from '../../contracts/model/load.js';
import { matrixPage } from './matrix.js';

test('the page of broken receivers is fresh', () => {
  const page = readFileSync(path.join(packageRoot, 'docs/certification-matrix.md'), 'utf8');
  assert.equal(page, matrixPage(), 'npm run certification-matrix writes it');
});
