// Writes docs/changes.md and docs/change-coverage.md; with --check it writes nothing and fails where one is stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { changesGuide } from '../contracts/diff/guide.js';
import { packageRoot } from '../contracts/model/load.js';
import { coverageGuide } from '../diff/test-support/coverage-guide.js';

const pages = { 'changes.md': changesGuide, 'change-coverage.md': coverageGuide };

for (const [name, write] of Object.entries(pages)) {
  const file = path.join(packageRoot, 'docs', name);
  const text = write();
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (process.argv.includes('--check')) {
    console.error(`stale: ${file}; run \`npm run derive\` and commit what it writes`);
    process.exitCode = 1;
  } else writeFileSync(file, text);
}
