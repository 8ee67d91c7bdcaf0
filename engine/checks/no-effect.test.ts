import assert from 'node:assert/strict';
import { test } from 'node:test';
import { principle } from '../../contracts/model/ground.js';
import type { AnsweredExchange } from '../exchange.js';
import { balancePayload, itemAt, observationInput, observed, only } from '../test-support/inputs.js';
import { noEffect } from './no-effect.js';

const ground = principle('no effect of a failed call');
const judge = (before: AnsweredExchange[], after: AnsweredExchange[]) =>
  noEffect.judge(observationInput('no-effect', { before, after }, { ground }));
const balances = (change?: (balances: ReturnType<typeof balancePayload>['balances']) => void) => {
  const { balances: shown } = balancePayload();
  change?.(shown);
  return observed('getUserBalances', shown);
};

test('the same answers hold, whatever the market did and in whatever order items stand', () => {
  const after = balances(({ cryptoBalances }) => {
    itemAt(cryptoBalances, 0).rate = 7;
    cryptoBalances.reverse();
  });
  const judgement = only(judge([balances()], [after]));
  assert.equal(judgement.holds, true);
  assert.deepEqual(judgement.ground, ground);
});

test('another amount, and what was added or removed, are findings', () => {
  const [changed, added, removed, member] = [
    balances(({ fiatBalances }) => (itemAt(fiatBalances, 0).amount = '-1.00')),
    balances(({ fiatBalances }) => fiatBalances.push({ id: 'new', name: 'usd', amount: '0', rate: 1 })),
    balances(({ cryptoBalances }) => cryptoBalances.pop()),
    balances(({ fiatBalances }) => (itemAt(fiatBalances, 0)['frozen'] = true)),
  ];
  assert.equal(only(judge([balances()], [changed])).pointer, '/fiatBalances/0/amount');
  assert.equal(only(judge([balances()], [changed])).expected, '"0.00"');
  assert.match(only(judge([balances()], [added])).message, /has something new/);
  assert.match(only(judge([balances()], [removed])).message, /has lost something/);
  assert.equal(only(judge([balances()], [member])).pointer, '/fiatBalances/0/frozen');
});

test('an object that is gone after a refused call is a finding', () => {
  const judgement = only(judge([balances()], [observed('getUserBalances', { errorCode: 'P412' }, { status: 400 })]));
  assert.equal(judgement.holds, false);
  assert.equal(judgement.actual, '400');
});

test('reads are paired by what they ask for, not by place: one may have got no answer', () => {
  const cards = observed('getUserCards', { cards: [] });
  assert.equal(only(judge([cards, balances()], [balances()])).holds, true);
});

test('failed reads and broken bodies say nothing', () => {
  for (const after of [
    observed('getUserBalances', '', { status: 502 }),
    observed('getUserBalances', '', { status: 429 }),
    observed('getUserBalances', '{"broken":'),
  ])
    assert.deepEqual(judge([balances()], [after]), []);
  assert.deepEqual(judge([], []), []);
  assert.deepEqual(noEffect.judge(observationInput('no-effect', {})), []);
});

test('what was under way may end beside refused calls; what had ended may not change', () => {
  const states = (first: string, second: string) =>
    noEffect.judge(
      observationInput('no-effect', {
        before: [observed('getTransferDetails', { status: first })],
        after: [observed('getTransferDetails', { status: second })],
      }),
    );
  assert.equal(only(states('PENDING', 'FAILED')).holds, true);
  assert.equal(only(states('FAILED', 'SUCCESSFUL')).holds, false);
});
