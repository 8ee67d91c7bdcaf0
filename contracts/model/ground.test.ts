import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { packageRoot } from './load.js';
import { principles } from './ground.js';

test('the documentation has a row for each principle, and for no other', () => {
  const page = readFileSync(path.join(packageRoot, 'docs/evidence.md'), 'utf8');
  const section = page.split('## Principles')[1]?.split('\n## ')[0] ?? '';
  const rows = [...section.matchAll(/^\| ([^|]+?) \| [^|]+ \|$/gm)].map(([, name]) => name);
  assert.deepEqual(rows, ['principle', ...principles]);
});
