// Writes docs/changes.md; with --check it writes nothing and fails where it is stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { changesGuide } from '../contracts/diff/guide.js';
import { packageRoot } from '../contracts/model/load.js';

const file = path.join(packageRoot, 'docs', 'changes.md');
const text = changesGuide();
if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
  if (process.argv.includes('--check')) {
    console.error(`stale: ${file}; run \`npm run derive\` and commit what it writes`);
    process.exitCode = 1;
  } else writeFileSync(file, text);
}
