import assert from 'node:assert/strict';
import { test } from 'node:test';
import { principle } from '../../contracts/model/ground.js';
import { exchangeInput, only } from '../test-support/inputs.js';
import { answerBounded } from './answer-bounded.js';

test('an answer within the limits is not spoken of; one beyond them is a finding', () => {
  const input = exchangeInput('getUserBalances');
  assert.deepEqual(answerBounded.judge(input), []);
  input.exchange.broken = {
    kind: 'beyond-limits',
    message: 'the body is larger than 8 MiB',
    expected: 'at most 8 MiB',
  };
  const judgement = only(answerBounded.judge(input));
  assert.equal(judgement.check, 'answer-bounded');
  assert.equal(judgement.holds, false);
  assert.deepEqual(judgement.ground, principle("the target's configuration"));
  assert.equal(judgement.expected, 'at most 8 MiB');
});

test('a malformed one is not its matter', () => {
  const input = exchangeInput('getUserBalances');
  input.exchange.broken = { kind: 'malformed', message: 'closed', expected: 'whole' };
  assert.deepEqual(answerBounded.judge(input), []);
});
