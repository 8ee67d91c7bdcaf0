import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outcome } from '../../engine/record/format.js';
import { caseEndLine, caseLine, judgementLine } from '../../engine/test-support/lines.js';
import { Comparisons } from './comparisons.js';

/** How much is broken of comparisons with these outcomes, each in a case of its own that rests on a read of getBalances. */
function share(outcomes: readonly (readonly Outcome[])[], check = 'conservation'): number {
  const comparisons = new Comparisons();
  for (const all of outcomes)
    comparisons.add(
      {
        line: caseLine(),
        exchanges: [],
        deliveries: [],
        judgements: all.map((outcome) => ({ ...judgementLine(outcome), check })),
        end: { ...caseEndLine(), observed: ['e1', 'e2'] },
      },
      (id) => (id === 'e1' ? 'getBalances' : undefined),
    );
  return comparisons.brokenShare(check, 'getBalances');
}

test('the share of comparisons that do not hold is told from three on', () => {
  assert.equal(share([['fail'], ['fail']]), 0);
  assert.equal(share([['fail'], ['warn'], ['pass'], ['pass']]), 0.5);
  assert.equal(share([['info'], ['fail'], ['fail']]), 1);
});

test('a case counts once, and is broken where one of its judgements is', () => {
  assert.equal(share([['pass', 'fail', 'pass'], ['pass'], ['pass'], ['pass', 'pass']]), 0.25);
});

test('what was not judged, what is no comparison and what rests on no read counts not', () => {
  assert.equal(share([['fail'], ['fail'], ['skip'], ['not-applicable'], ['error']]), 0);
  assert.equal(share([['fail'], ['fail'], ['fail']], 'response-schema'), 0);
  assert.equal(new Comparisons().brokenShare('conservation', 'getBalances'), 0);
});
