import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerLimits, usualAnswerLimits } from './answer-limits.js';

test('what is not configured stays as usual', () => {
  assert.deepEqual(answerLimits(undefined, 'limits'), usualAnswerLimits);
  assert.deepEqual(answerLimits({ bytes: 5 }, 'limits'), { ...usualAnswerLimits, bytes: 5 });
});

test('a limit that cannot be kept is refused with its place', () => {
  for (const wrong of [{ depth: 1001 }, { bytes: 0 }, { totalMs: 1.5 }, { headerBytes: Infinity }])
    assert.throws(
      () => answerLimits(wrong, 'targets.staging.limits'),
      new RegExp(`^UsageError: targets\\.staging\\.limits\\.${Object.keys(wrong)[0]}: should be a whole number from 1`),
    );
});
