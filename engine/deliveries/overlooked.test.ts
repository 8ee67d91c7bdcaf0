import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ExchangeLine } from '../record/format.js';
import { caseLine, deliveryLine, exchangeLine } from '../test-support/lines.js';
import { Overlooked } from './overlooked.js';

const exchange = (url: string, sent: string, received: string): ExchangeLine => ({
  ...exchangeLine(200),
  request: { method: 'POST', url, headers: {}, body: sent },
  response: { status: 200, headers: {}, body: received },
});

function overlooked(): Overlooked {
  const told = new Overlooked();
  const exchanges = [
    exchange(
      'http://127.0.0.1:1/v1/user/u%2D1/cards?orderId=o-1',
      '{"externalUserId": "u-2"}',
      '{"card":{"id":"c-1"}}',
    ),
    exchangeLine(undefined),
  ];
  const triggers = [{ type: 'trigger' as const, at: '', trigger: 'use-card', values: {}, told: { id: 't-1' } }];
  told.addTriggers({ triggers });
  told.add({ line: caseLine(), exchanges, deliveries: [deliveryLine()], judgements: [] });
  return told;
}

test('what a case judged is not overlooked', () => {
  assert.equal(overlooked().has('d1'), false);
  assert.equal(overlooked().has('d2'), true);
});

test('an object of the run is one that an address, a request, an answer or a trigger names', () => {
  const told = overlooked();
  for (const body of [
    '{"externalUserId":"u-1"}',
    '{"orderId":"o-1"}',
    '{"a":{"userId": "u-2"}}',
    '{"cardId":"c-1"}',
    '{"id":"t-1"}',
  ])
    assert.equal(told.isOfRun(body), true, body);
});

test('another object is foreign, and a body that names none leaves it open', () => {
  assert.equal(overlooked().isOfRun('{"externalUserId":"somebody","id":17}'), false);
  assert.equal(overlooked().isOfRun('{"status":"c-1","paid":"u-1"}'), undefined);
  assert.equal(overlooked().isOfRun(''), undefined);
});
