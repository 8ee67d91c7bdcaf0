/**
 * Proves that generated values are valid: `node --import tsx generators/data/proof.ts [count]`, 10,000 values of every
 * schema of every version without an argument. Exit code 1 when any is not.
 */
import { apiVersions, contractOf } from './contracts.js';
import { proveValues } from './proof-of-values.js';

const count = Number(process.argv[2] ?? 10_000);
if (!Number.isInteger(count) || count < 1) {
  process.stderr.write('usage: node --import tsx generators/data/proof.ts [number of values per schema]\n');
  process.exit(2);
}
let schemas = 0;
let invalid = 0;
for (const version of apiVersions)
  for (const { place, valid, total, counterexample } of proveValues(contractOf(version), count)) {
    schemas += 1;
    invalid += total - valid;
    const row = [version.padEnd(6), place.kind.padEnd(9), place.label.padEnd(52), `${valid}/${total}`];
    process.stdout.write(`${row.join('  ')}\n${counterexample === undefined ? '' : `    ${counterexample}\n`}`);
  }
process.stdout.write(`${schemas} schemas, ${schemas * count} values, ${invalid} invalid\n`);
process.exit(invalid === 0 ? 0 : 1);
