import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  balancePayload,
  delivery,
  deliveryInput,
  groundAt,
  itemAt,
  only,
  webhookNamed,
} from '../test-support/inputs.js';
import type { BalancePayload } from '../test-support/inputs.js';
import { deliverySchema } from './delivery-schema.js';

const { schemaPointer } = webhookNamed('userBalanceGenerated');
const fiat = `${schemaPointer}/properties/balances/properties/fiatBalances/items/properties`;

function judge(change: (payload: BalancePayload) => void) {
  const payload = balancePayload();
  change(payload);
  return deliverySchema.judge(deliveryInput([delivery({ body: JSON.stringify(payload) })]));
}

test('the documented payload fits its schema', () => {
  const judgement = only(judge(() => undefined));
  assert.equal(judgement.holds, true);
  assert.deepEqual(judgement.ground, groundAt(schemaPointer));
});

test('an amount sent as a number breaks the documented type and nothing else', () => {
  const judgement = only(judge(({ balances }) => (itemAt(balances.fiatBalances, 0).amount = 0)));
  assert.equal(judgement.holds, false);
  assert.equal(judgement.pointer, '/balances/fiatBalances/0/amount');
  assert.equal(judgement.expected, 'string');
  assert.equal(judgement.actual, 'number 0');
  assert.deepEqual(judgement.ground, groundAt(`${fiat}/amount`, 'type'));
  assert.deepEqual(judgement.subject, { kind: 'delivery', id: 'd1' });
});

test('a scale that only samples show is a weaker statement than the type', () => {
  const judgement = only(judge(({ balances }) => (itemAt(balances.fiatBalances, 0).amount = '0.5')));
  assert.equal(judgement.pointer, '/balances/fiatBalances/0/amount');
  assert.deepEqual(judgement.ground, groundAt(`${fiat}/amount`, 'pattern'));
  assert.notDeepEqual(judgement.ground, groundAt(`${fiat}/amount`, 'type'));
});

test('a missing member is told at the place where it should be', () => {
  const judgement = only(
    judge((payload) => {
      const { cryptoBalances, ...rest } = payload.balances;
      payload.balances = rest as BalancePayload['balances'];
      assert.ok(cryptoBalances);
    }),
  );
  assert.equal(judgement.pointer, '/balances/cryptoBalances');
  assert.equal(judgement.actual, 'missing');
  assert.deepEqual(
    judgement.ground,
    groundAt(`${schemaPointer}/properties/balances/properties/cryptoBalances`, 'required'),
  );
});

test('several violations are several findings', () => {
  const judged = judge(({ balances }) => {
    itemAt(balances.fiatBalances, 0).rate = '1';
    itemAt(balances.cryptoBalances, 2).wallet = 'nowhere';
  });
  assert.deepEqual(judged.map(({ pointer }) => pointer).sort(), [
    '/balances/cryptoBalances/2/wallet',
    '/balances/fiatBalances/0/rate',
  ]);
  assert.ok(judged.every(({ holds }) => !holds));
});

test('every attempt is judged, apart from what is no JSON', () => {
  const deliveries = [delivery(), delivery({ id: 'd2', body: '' }), delivery({ id: 'd3' })];
  assert.deepEqual(
    deliverySchema.judge(deliveryInput(deliveries)).map(({ holds, subject }) => [subject?.id, holds]),
    [
      ['d1', true],
      ['d3', true],
    ],
  );
});

test('unknown members and values of open sets are left to drift', () => {
  const judged = judge((payload) => {
    payload['event'] = 'balances';
    itemAt(payload.balances.fiatBalances, 0)['status'] = 'FROZEN';
  });
  assert.equal(only(judged).holds, true);
});
