/**
 * Proves that breaks are found, and none made up: `node --import tsx generators/counterexamples/proof.ts [count]`, 5,000 seeded pairs
 * without an argument, each a schema of the contracts or of a package and what one to three edits made of it. Exit code 1 where a
 * narrowing edit is missed more often than the bar allows, or a pair that is equal in meaning, or wider, is said to break.
 */
import { ofContracts, ofPackages } from './test-support/corpus.js';
import { measure, type MeasuredPair } from './test-support/measure.js';

/** Share of narrowed pairs that a value has to be found for. */
const bar = 0.97;

const count = Number(process.argv[2] ?? 5_000);
if (!Number.isInteger(count) || count < 1) {
  process.stderr.write('usage: node --import tsx generators/counterexamples/proof.ts [number of pairs]\n');
  process.exit(2);
}
const line = ({ seed, sample, narrowings, rewritings, why = '', falseAlarm }: MeasuredPair): string =>
  `${seed} ${sample}: ${[...narrowings, ...rewritings].join(', ')}: ${falseAlarm === undefined ? why : JSON.stringify(falseAlarm)}\n`;
// Contracts have many more schemas than packages: each kind has its half.
const [contracts, packages] = [ofContracts(), ofPackages()];
const halves = [measure(contracts, Math.ceil(count / 2)), measure(packages, Math.floor(count / 2), count)];
for (const { missed } of halves) for (const one of missed) process.stdout.write(`missed: ${line(one)}`);
for (const { alarms } of halves) for (const one of alarms) process.stdout.write(`false alarm: ${line(one)}`);
const sum = (of: 'narrowed' | 'proven' | 'equal'): number => halves.reduce((all, half) => all + half[of], 0);
const share = sum('proven') / Math.max(sum('narrowed'), 1);
const alarms = halves.reduce((all, half) => all + half.alarms.length, 0);
process.stdout.write(
  `${sum('narrowed')} narrowed pairs, ${sum('proven')} proven (${(100 * share).toFixed(2)} %, at least ${100 * bar} % wanted); ` +
    `${sum('equal')} equal in meaning; ${alarms} false alarms\n`,
);
process.exit(share >= bar && alarms === 0 ? 0 : 1);
