/**
 * Holds the rules of causes against planted faults: how many causes each comes to, whether the first is told by a check meant for it,
 * and whether two faults that are planted together stay two. One fault at a time, in this process.
 */
import { parseArgs } from 'node:util';
import { wholeNumber } from '../../runner/option-values.js';
import { faults } from '../../sandbox/index.js';
import { askedFor, patternOf, versionOf } from '../options.js';
import { measureFault, measurePair, seededPairs, type Measured } from './measure.js';

const { only, apiVersion, places, everything, pairs, every, seed } = askedFor('causes', () => {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: '' },
      'api-version': { type: 'string', default: 'test' },
      places: { type: 'string', default: '3' },
      everything: { type: 'boolean', default: false },
      pairs: { type: 'string' },
      every: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
    },
  });
  return {
    only: patternOf('--only', values.only),
    apiVersion: versionOf('--api-version', values['api-version']),
    places: wholeNumber('--places', values.places, 1, 30),
    everything: values.everything,
    pairs: values.pairs === undefined ? undefined : wholeNumber('--pairs', values.pairs, 1, 100_000),
    every: wholeNumber('--every', values.every, 1, 1000),
    seed: wholeNumber('--seed', values.seed, 0, Number.MAX_SAFE_INTEGER),
  };
});
/** Share of the places that come to at most two causes, and of the pairs that stay two, which must be reached. */
const bar = 0.95;
const reached = (part: number, whole: number): void => {
  if (part < bar * whole) process.exitCode = 1;
};
const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

function describe({ faults: names, places, seed, causes, told }: Measured): string {
  const shown = causes.map(({ check, about, place = '', findings, consequences }) => {
    const explained = consequences.map((one) => `${one.check}@${one.about} by ${one.rule}`).join(', ');
    return `    ${check} ${about[0] ?? ''} ${place} ${findings.length}${explained === '' ? '' : `: ${explained}`}`;
  });
  return [
    `${names.join(' + ')} at ${places.join(' + ')}, seed ${seed}: told ${told.join(', ') || 'none'}`,
    ...shown,
  ].join('\n');
}

/** How many pairs stay two, of all and of those that both show. */
function tell(results: readonly Measured[]): void {
  const shown = results.filter(({ masked }) => masked.length === 0);
  const two = shown.filter(({ told }) => told.length === 2).length;
  console.log(
    `${results.length} pairs, ${results.length - shown.length} of them with one that keeps the other from showing; of the others ${percent(two, shown.length)} told by two causes, each with a check meant for it`,
  );
}

if (pairs === undefined) {
  const wanted = faults.filter(({ name }) => only.test(name)).filter((_fault, index) => index % every === 0);
  const results: Measured[] = [];
  for (const { name } of wanted)
    for (const result of await measureFault(apiVersion, name, { places, everything })) {
      results.push(result);
      if (result.causes.length !== 1 || result.told.length === 0) console.log(describe(result));
    }
  const numbers = results.map(({ causes }) => causes.length).sort((a, b) => a - b);
  const atMost = (most: number): string => percent(numbers.filter((number) => number <= most).length, numbers.length);
  if ((numbers[numbers.length >> 1] ?? 0) > 1) process.exitCode = 1;
  reached(numbers.filter((number) => number <= 2).length, numbers.length);
  console.log(`${results.length} places of ${wanted.length} faults`);
  console.log(`causes    median ${numbers[numbers.length >> 1] ?? 0}, one ${atMost(1)}, at most two ${atMost(2)}`);
  console.log(
    `told      ${percent(results.filter(({ told }) => told.length > 0).length, results.length)} by a check meant for the fault`,
  );
} else {
  const results: Measured[] = [];
  for (const [index, pair] of seededPairs(pairs * 2, seed).entries()) {
    if (results.length === pairs) break;
    const result = await measurePair(apiVersion, pair, index + 1).catch((error: unknown) => {
      console.log(`${pair.join(' + ')}: ${(error as Error).message}`);
      return undefined;
    });
    if (!result) continue;
    results.push(result);
    if (result.told.length < 2) console.log(describe(result));
    if (results.length % 20 === 0) tell(results);
  }
  tell(results);
  const shown = results.filter(({ masked }) => masked.length === 0);
  reached(shown.filter(({ told }) => told.length === 2).length, shown.length);
}
