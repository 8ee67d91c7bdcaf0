import assert from 'node:assert/strict';
import { test } from 'node:test';
import { levelAt } from '../../contracts/model/levels.js';
import { exchangeInput, only } from '../test-support/inputs.js';
import { responseTime } from './response-time.js';

const judge = (durationMs: number, budgetMs?: number) => {
  const input = exchangeInput('getUserBalances');
  return responseTime.judge({ ...input, exchange: { ...input.exchange, durationMs }, budgetMs });
};

test('an answer within the budget is silent', () => {
  assert.deepEqual(judge(2000), []);
  assert.deepEqual(judge(50, 50), []);
});

test('without a configured budget a slow answer is information at a real target, and a failure at our own', () => {
  const judgement = only(judge(2000.6));
  assert.equal(judgement.holds, false);
  assert.equal(judgement.expected, 'at most 2000 ms');
  assert.equal(levelAt(judgement, 'documented'), 'info');
  assert.equal(levelAt(judgement, 'carried'), 'info');
  assert.equal(levelAt(judgement, 'all'), 'fail');
});

test('a configured budget is demanded', () => {
  const judgement = only(judge(501, 500));
  assert.deepEqual(judgement.ground, { kind: 'principle', principle: "the target's configuration" });
  assert.equal(judgement.actual, '501 ms');
  assert.equal(levelAt(judgement, 'documented'), 'fail');
});
