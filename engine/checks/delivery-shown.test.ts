import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Shown } from '../../generators/cases/case.js';
import { delivery, deliveryCase, deliveryInput, only, webhookNamed } from '../test-support/inputs.js';
import { deliveryShown } from './delivery-shown.js';

const payload = '{"externalUserId":"u-1","sepaDepositId":"d-1","amount":5.00,"currency":"eur"}';

function judge(shown: Shown[], body = payload) {
  const webhook = webhookNamed('sepaDeposit');
  return deliveryShown.judge(deliveryInput([delivery({ body })], { webhook, case: deliveryCase({ shown }) }));
}

test('what was asked for holds, amounts by value', () => {
  for (const [pointer, value] of [
    ['/externalUserId', 'u-1'],
    ['/amount', '5'],
  ] as const)
    assert.equal(only(judge([{ pointer, value }])).holds, true);
});

test('another user and another amount are told at their place', () => {
  const judged = judge([
    { pointer: '/externalUserId', value: 'u-2' },
    { pointer: '/amount', value: '0.05' },
  ]);
  assert.deepEqual(
    judged.map(({ holds, pointer }) => [holds, pointer]),
    [
      [false, '/externalUserId'],
      [false, '/amount'],
    ],
  );
  assert.equal(judged[0]?.expected, 'u-2');
});

test('what the payload leaves out, and what is no JSON, is not judged', () => {
  assert.deepEqual(judge([{ pointer: '/title', value: 'x' }]), []);
  assert.deepEqual(judge([{ pointer: '/externalUserId', value: 'u-1' }], '{"externalUserId":null}'), []);
  assert.deepEqual(judge([{ pointer: '/amount', value: '5' }], '{'), []);
  assert.deepEqual(judge([]), []);
});
