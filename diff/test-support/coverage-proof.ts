/** Carries out every edit at every kind of place: `node --import tsx diff/test-support/coverage-proof.ts`. Exit code 1 where one is missed. */
import { countCoverage } from './coverage.js';
import { allEdits } from './edits/index.js';

const { edits, covered, waived, missed } = countCoverage(allEdits());
for (const one of missed) process.stdout.write(`missed: ${one}\n`);
process.stdout.write(`${edits} edits: ${covered} covered, ${waived} waived, ${missed.length} missed\n`);
process.exit(missed.length === 0 ? 0 : 1);
