/** Reads so many mutated texts by all importers: `node --import tsx generators/import/test-support/proof.ts 10000`. */
import { sources } from './fixtures.js';
import { fuzzed } from './fuzz.js';

const count = Number(process.argv[2] ?? 10_000);
const wrong = fuzzed(Object.values(sources), count, 2);
for (const line of wrong) console.error(line);
console.log(`import: ${count} mutated texts, ${wrong.length} not read or refused in a line`);
process.exitCode = wrong.length > 0 ? 1 : 0;
