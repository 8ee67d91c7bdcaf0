/**
 * How soon sequences that are made up at random come upon faults that only sequences show, and how short they get:
 * `node --import tsx benchmarks/exploration/run.ts --seeds 10`. `--only` names faults by a part of their names, `--clean` the steps
 * against each faultless version. Exit code 1 where a bar is missed.
 */
import { parseArgs } from 'node:util';
import { explore, type Exploration } from '../../engine/exploration/explore.js';
import type { ApiVersion } from '../../contracts/model/typed.js';
import { versionsOf } from '../../contracts/model/versions.js';
import { wholeNumber } from '../../runner/option-values.js';
import { median } from '../../reports/compare/rank-test.js';
import { sequenceExpectations } from '../../scripts/faults/expectations-sequences.js';
import { askedFor } from '../../scripts/options.js';
import { openHarness } from '../../scripts/faults/harness.js';

/** Where nothing was found no bar is met. */
const middle = (values: readonly number[]): number => (values.length === 0 ? Infinity : median(values));

const bars = { medianSteps: 300, mostSteps: 5000, medianLength: 6, openShare: 0.2, undecidedShare: 0.01 };

/** Faults that show only where several clients call at once, and that the model takes part in wherever they are. */
const races = ['lock-used-twice', 'order-lock-used-twice', 'card-quota-outrun'];

const { seeds, only, steps } = askedFor('exploration', () => {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '10' },
      only: { type: 'string', default: '' },
      clean: { type: 'string', default: '67000' },
    },
  });
  return {
    seeds: wholeNumber('--seeds', values.seeds, 0, 1000),
    only: values.only,
    steps: wholeNumber('--clean', values.clean, 0, 10_000_000),
  };
});

async function run(
  apiVersion: ApiVersion,
  seed: number,
  steps: number,
  faults: readonly string[],
): Promise<Exploration> {
  const harness = await openHarness({ apiVersion, seed, faults, deadlineMs: 1000 });
  try {
    return await explore(harness.session, { seed, steps, untilFound: faults.length > 0 });
  } finally {
    await harness.close();
  }
}

let failed = false;
const bar = (name: string, actual: number, most: number): void => {
  const holds = actual <= most;
  failed ||= !holds;
  console.log(`${holds ? '✓' : '✗'} ${name}: ${actual}, at most ${most}`);
};

for (const version of versionsOf() as ApiVersion[]) {
  if (steps === 0) break;
  const began = performance.now();
  const { found, open, steps: done, lost, crowds, undecided } = await run(version, 1, steps, []);
  const perSecond = Math.round((done / (performance.now() - began)) * 1000);
  console.log(`faultless ${version}: ${done} steps, ${perSecond} a second, ${lost.length} sequences broke off`);
  for (const one of found) console.log(`  ${one.fingerprint}: ${one.disagreement.message}`);
  bar(`findings on the faultless ${version}`, found.length, 0);
  bar(`share of open steps, ${version}`, open / done, bars.openShare);
  bar(`share of ${crowds} crowds undecided, ${version}`, undecided / Math.max(1, crowds), bars.undecidedShare);
}

const [afters, lengths]: [number[], number[]] = [[], []];
for (const name of [...Object.keys(sequenceExpectations), ...races].filter((one) => one.includes(only)))
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { found } = await run('latest', seed, bars.mostSteps, [name]);
    const [first] = found;
    afters.push(first?.after ?? Infinity);
    if (first) lengths.push(first.acts.length);
    console.log(
      `${name}, seed ${seed}: ${first ? `after ${first.after} steps, shrunk to ${first.acts.length}` : 'not found'}`,
    );
  }
bar('faults that were not found', afters.filter((steps) => steps === Infinity).length, 0);
bar('steps to a fault, median', middle(afters), bars.medianSteps);
bar('length of a shrunk sequence, median', middle(lengths), bars.medianLength);
process.exitCode = failed ? 1 : 0;
