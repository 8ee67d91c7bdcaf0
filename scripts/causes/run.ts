/**
 * Holds the rules of causes against planted faults: how many causes each comes to, whether the first is told by a check meant for it,
 * and whether two faults that are planted together stay two. One fault at a time, in this process.
 */
import { parseArgs } from 'node:util';
import { wholeNumber } from '../../runner/option-values.js';
import { faults } from '../../sandbox/index.js';
import { askedFor, patternOf, versionOf } from '../options.js';
import { measureFault, measurePair, seededPairs, takesSequences, type Measured, type SetAside } from './measure.js';

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
/** Share of the places that come to one or two causes with the right check, and of the pairs that stay two, which must be reached. */
const bar = 0.95;
/** Pairs that are drawn at most for each that is to be judged. */
const mostDrawn = 4;
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

/** How many pairs stay two, of those that were judged, and why others were not. */
function tell(results: readonly Measured[], aside: Readonly<Record<SetAside, number>>): void {
  const meant = results.filter((result) => result.meant.length === 2).length;
  const two = results.filter(({ told }) => told.length === 2).length;
  console.log(
    [
      `pairs     ${results.length} judged: ${percent(two, results.length)} told by two causes (${percent(meant, results.length)} by the checks meant for them alone)`,
      `set aside ${aside.nowhere} without a place for both, ${aside.sequences} with a fault that only made-up sequences show, ${aside.silent} with one that does not show there alone either, ${aside.masked} with one that shows alone and that the other keeps from showing`,
    ].join('\n'),
  );
}

async function tellFaults(): Promise<void> {
  const wanted = faults.filter(({ name }) => only.test(name)).filter((_fault, index) => index % every === 0);
  const shown = wanted.filter(({ name }) => !takesSequences(name));
  const results: Measured[] = [];
  for (const { name } of shown)
    for (const result of await measureFault(apiVersion, name, { places, everything })) {
      results.push(result);
      if (result.causes.length !== 1 || result.told.length === 0) console.log(describe(result));
    }
  const numbers = results.map(({ causes }) => causes.length).sort((a, b) => a - b);
  const such = (isSuch: (result: Measured) => boolean): string =>
    percent(results.filter(isSuch).length, results.length);
  const middle = numbers[numbers.length >> 1] ?? 0;
  if (middle > 1) process.exitCode = 1;
  reached(results.filter(({ causes, told }) => causes.length <= 2 && told.length > 0).length, results.length);
  console.log(
    [
      `${results.length} places of ${shown.length} faults; ${wanted.length - shown.length} more only made-up sequences show`,
      `causes    median ${middle}, none ${such(({ causes }) => causes.length === 0)}, one ${such(({ causes }) => causes.length === 1)}, two ${such(({ causes }) => causes.length === 2)}, more ${such(({ causes }) => causes.length > 2)}`,
      `told      ${such(({ meant }) => meant.length > 0)} by a check meant for the fault, ${such(({ told }) => told.length > 0)} by one that is right for it`,
    ].join('\n'),
  );
}

async function tellPairs(wanted: number): Promise<void> {
  const results: Measured[] = [];
  const aside: Record<SetAside, number> = { nowhere: 0, sequences: 0, silent: 0, masked: 0 };
  for (const [index, pair] of seededPairs(wanted * mostDrawn, seed).entries()) {
    if (results.length === wanted) break;
    const result = await measurePair(apiVersion, pair, index + 1);
    if (typeof result === 'string') {
      aside[result] += 1;
      continue;
    }
    results.push(result);
    if (result.told.length < 2) console.log(describe(result));
  }
  tell(results, aside);
  if (results.length < wanted) process.exitCode = 1;
  reached(results.filter(({ told }) => told.length === 2).length, results.length);
}

await (pairs === undefined ? tellFaults() : tellPairs(pairs));
