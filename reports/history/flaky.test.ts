import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flakiness, flakyFrom } from './flaky.js';

/** Runs by letters: b bad, g good, m both; a capital letter where something had changed. */
const seen = (letters: string) =>
  flakiness(
    [...letters].map((letter) => ({
      bad: letter.toLowerCase() !== 'g',
      mixed: letter.toLowerCase() === 'm',
      changed: letter !== letter.toLowerCase(),
    })),
  );

test('equal failures are never flaky, however many', () => {
  for (const number of [1, 6, 40]) assert.equal(seen('b'.repeat(number)).probability, 0);
});

test('what comes once and stays, or goes with a build, is not flaky', () => {
  for (const letters of [`${'g'.repeat(20)}bbbbbb`, 'ggggggBBBBGGGG', 'ggggBbbGggggBbbbGgg'])
    assert.ok(seen(letters).probability < 0.2, letters);
});

test('what comes and goes without a change is flaky, with its evidence', () => {
  const told = seen('gbggbgbbgggbgg');
  assert.ok(told.probability > flakyFrom);
  assert.deepEqual([told.bad, told.good, told.unexplained], [5, 9, 8]);
});

test('runs that show both count as coming and going', () => {
  assert.ok(seen('mmm').probability > flakyFrom);
});
