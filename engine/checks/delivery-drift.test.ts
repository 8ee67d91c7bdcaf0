import assert from 'node:assert/strict';
import { test } from 'node:test';
import { levelAt, strictnesses } from '../../contracts/model/levels.js';
import { balancePayload, delivery, deliveryInput, groundAt, itemAt, webhookNamed } from '../test-support/inputs.js';
import { deliveryDrift } from './delivery-drift.js';

const { schemaPointer } = webhookNamed('userBalanceGenerated');

test('the documented payload has nothing new', () => {
  assert.deepEqual(deliveryDrift.judge(deliveryInput([delivery()])), []);
});

test('new members, values and networks are told at their places, as information at every strictness', () => {
  const payload = balancePayload();
  payload['event'] = 'balances';
  itemAt(payload.balances.fiatBalances, 0)['status'] = 'FROZEN';
  const network = itemAt(payload.balances.cryptoBalances, 0)['networkConfig'] as Record<string, unknown>;
  network['solana'] = network['polygon'];
  const judged = deliveryDrift.judge(deliveryInput([delivery({ body: JSON.stringify(payload) })]));
  assert.deepEqual(
    judged.map(({ pointer, actual }) => [pointer, actual]),
    [
      ['/balances/fiatBalances/0/status', '"FROZEN"'],
      ['/balances/cryptoBalances/0/networkConfig/solana', '"solana"'],
      ['/event', '"balances"'],
    ],
  );
  for (const judgement of judged) {
    assert.equal(judgement.holds, false);
    assert.deepEqual(judgement.subject, { kind: 'delivery', id: 'd1' });
    for (const strictness of strictnesses) assert.equal(levelAt(judgement, strictness), 'info');
  }
  assert.deepEqual(
    itemAt(judged, 0).ground,
    groundAt(`${schemaPointer}/properties/balances/properties/fiatBalances/items/properties/status`, 'enum'),
  );
  assert.deepEqual(itemAt(judged, 2).ground, groundAt(schemaPointer));
});

test('a body that is no JSON is left to the schema check', () => {
  assert.deepEqual(deliveryDrift.judge(deliveryInput([delivery({ body: '{"event":' })])), []);
});
