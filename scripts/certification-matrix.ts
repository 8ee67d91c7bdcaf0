// Writes docs/certification-matrix.md: every broken receiver and the requirement that finds it. With --check it only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { matrixPage } from '../certification/test-support/matrix.js';
import { packageRoot } from '../contracts/model/load.js';

const file = path.join(packageRoot, 'docs/certification-matrix.md');
const page = matrixPage();
if (!process.argv.includes('--check')) writeFileSync(file, page);
else if (readFileSync(file, 'utf8') !== page) {
  console.error('docs/certification-matrix.md is stale; `npm run certification-matrix` writes it');
  process.exitCode = 1;
}
