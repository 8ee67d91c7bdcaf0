import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Attempt, Retries } from './attempt.js';
import { fitSchedule } from './schedule.js';
import { attemptAt } from './test-support/sender.js';

const retries: Retries = { attempts: 5, delaysSeconds: [8, 16, 32, 64] };

/** Attempts with these pauses between them, in seconds; all of them fail unless the last is acknowledged. */
function chainOf(pauses: readonly number[], last = 500): Attempt[] {
  let at = 0;
  return [0, ...pauses].map((pause, index) => {
    at += pause + 0.002;
    return attemptAt(at, index === pauses.length ? last : 500);
  });
}

const kindsOf = (pauses: readonly number[], last = 500, watchedSeconds?: number) => {
  const chain = chainOf(pauses, last);
  const until = watchedSeconds === undefined ? undefined : (chain.at(-1)?.answered.latest ?? 0) + watchedSeconds * 1000;
  return fitSchedule(chain, retries, until).deviations.map(({ kind }) => kind);
};

test('the documented table fits, however far it got', () => {
  for (const count of [0, 1, 2, 3, 4]) assert.deepEqual(kindsOf([8, 16, 32, 64].slice(0, count), 200, 1000), []);
  assert.deepEqual(kindsOf([8, 16, 32, 64], 500, 1000), []);
});

test('each way off the table has its name', () => {
  assert.deepEqual(kindsOf([4]), ['too-soon']);
  assert.deepEqual(kindsOf([24]), ['too-late']);
  assert.deepEqual(kindsOf([4, 8, 16, 32]), ['too-soon', 'too-soon', 'too-soon', 'too-soon']);
  assert.deepEqual(kindsOf([24, 48, 96, 192]), ['too-late', 'too-late', 'too-late', 'too-late']);
  assert.deepEqual(kindsOf([8, 8, 8, 8]), ['constant']);
  assert.deepEqual(kindsOf([8, 16, 32, 64, 8]), ['too-many']);
  assert.deepEqual(kindsOf([8, 16], 500, 200), ['too-few']);
  assert.deepEqual(kindsOf([], 500, 40), ['too-few']);
});

test('of what was not watched long enough nothing is said', () => {
  assert.deepEqual(kindsOf([8, 16], 500, 60), []);
  assert.deepEqual(kindsOf([8, 16], 500), []);
  assert.deepEqual(kindsOf([8, 16], 401, 1000), []);
});

test('a gap that is known only roughly is judged by what is sure', () => {
  const failed = attemptAt(0, 500);
  const roughly = (from: number, to: number): Attempt => ({
    ...attemptAt(to, 200),
    received: { earliest: from * 1000, latest: to * 1000 },
  });
  assert.deepEqual(fitSchedule([failed, roughly(0, 7)], retries).deviations, []);
  assert.equal(fitSchedule([failed, roughly(0, 5.5)], retries).deviations[0]?.kind, 'too-soon');
  assert.deepEqual(fitSchedule([failed, roughly(5, 30)], retries).deviations, []);
  assert.equal(fitSchedule([failed, roughly(11, 30)], retries).deviations[0]?.kind, 'too-late');
});

test('a slow answer leaves open when the sender gave it up', () => {
  const slow = attemptAt(0, 500, 'null', 30_000);
  assert.deepEqual(fitSchedule([slow, attemptAt(18, 200)], retries).deviations, []);
});

const jitters = fc.array(fc.double({ min: -0.99, max: 0.99, noNaN: true }), { minLength: 4, maxLength: 4 });

const withJitter = (pauses: readonly number[], jitter: readonly number[]): number[] =>
  pauses.map((pause, index) => pause + (jitter[index] ?? 0));

test('jitter up to a second fits, and the report tells its extent, on 1,000 streams', () => {
  fc.assert(
    fc.property(jitters, fc.integer({ min: 1, max: 4 }), (jitter, count) => {
      const chain = chainOf(withJitter(retries.delaysSeconds.slice(0, count), jitter));
      const fit = fitSchedule(chain, retries);
      const seen = jitter.slice(0, count);
      assert.deepEqual(fit.deviations, []);
      assert.ok(Math.abs((fit.jitter?.most ?? 0) - Math.max(...seen) * 1000) < 20);
      assert.ok(Math.abs((fit.jitter?.least ?? 0) - Math.min(...seen) * 1000) < 20);
    }),
    { numRuns: 1000 },
  );
});

test('jitter up to a second hides no wrong schedule, on 1,000 streams', () => {
  const wrong = fc.constantFrom(
    { pauses: [4, 8, 16, 32], kinds: ['too-soon'] },
    { pauses: [24, 48, 96, 192], kinds: ['too-late'] },
    { pauses: [8, 8, 8, 8], kinds: ['constant'] },
    { pauses: [20, 20, 20, 20], kinds: ['constant'] },
    { pauses: [8, 16, 32, 64, 8], kinds: ['too-many'] },
  );
  fc.assert(
    fc.property(wrong, jitters, ({ pauses, kinds }, jitter) => {
      assert.deepEqual([...new Set(kindsOf(withJitter(pauses, jitter)))], kinds);
    }),
    { numRuns: 1000 },
  );
});

/** Attempts at these seconds, each answered at once. */
const attemptsAt = (...seconds: number[]): Attempt[] => seconds.map((at) => attemptAt(at, 500, 'null', 0));

test('a retry is given up four times its pause after the failure, and not before', () => {
  const kinds = (until: number) => fitSchedule(attemptsAt(0), retries, until).deviations.map(({ kind }) => kind);
  assert.deepEqual(kinds(31_999), []);
  assert.deepEqual(kinds(32_000), ['too-few']);
});

test('pauses are constant where one pause is within a tolerance of each, and three are needed to tell', () => {
  const kinds = (...seconds: number[]) =>
    fitSchedule(attemptsAt(...seconds), retries).deviations.map(({ kind }) => kind);
  assert.deepEqual(kinds(0, 10, 16, 24), ['constant']);
  assert.deepEqual(kinds(0, 10.5, 16, 24), ['too-late', 'too-soon', 'too-soon']);
  assert.deepEqual(kinds(0, 8, 16), ['too-soon']);
});

test('gaps and jitter are told as they are', () => {
  const rough = attemptAt(28, 200);
  const { gaps, jitter } = fitSchedule(
    [...attemptsAt(0, 9), { ...rough, received: { earliest: 24_000, latest: 28_000 } }],
    retries,
  );
  assert.deepEqual(
    gaps.map(({ position, expectedMs, shortestMs, longestMs }) => [position, expectedMs, shortestMs, longestMs]),
    [
      [2, 8000, 9000, 9000],
      [3, 16_000, 15_000, 19_000],
    ],
  );
  assert.deepEqual(jitter, { count: 2, least: 1000, median: 1000, most: 1000, uncertainty: 4000 });
  assert.equal('jitter' in fitSchedule(attemptsAt(0), retries), false);
});
