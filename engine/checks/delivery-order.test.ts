import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReceivedDelivery } from '../exchange.js';
import { delivery, deliveryCase, deliveryInput, only } from '../test-support/inputs.js';
import { deliveryOrder } from './delivery-order.js';

const sequence = { pointer: '/status', values: ['WAITING', 'QUESTIONED', 'WAITING'] };

function told(...states: string[]): ReceivedDelivery[] {
  return states.map((status, index) => delivery({ id: `d${index}`, body: JSON.stringify({ status }) }));
}

const judge = (deliveries: readonly ReceivedDelivery[]) =>
  deliveryOrder.judge(deliveryInput(deliveries, { case: deliveryCase({ sequence }) }));

test('states in their order hold, with others between them', () => {
  assert.equal(only(judge(told('WAITING', 'QUESTIONED', 'WAITING'))).holds, true);
  assert.equal(only(judge(told('WAITING', 'SEEN', 'QUESTIONED', 'WAITING', 'APPROVED'))).holds, true);
});

test('another order is a question: no page promises one', () => {
  const judgement = only(judge(told('QUESTIONED', 'WAITING', 'WAITING')));
  assert.equal(judgement.holds, false);
  assert.equal(judgement.message, 'told in the order QUESTIONED, WAITING, WAITING');
  assert.equal(judgement.ground.kind === 'evidence' && judgement.ground.evidence.grade, 'assumed');
});

test('a retry is the same message', () => {
  const [first, ...rest] = told('WAITING', 'WAITING', 'QUESTIONED', 'WAITING');
  assert.ok(first);
  assert.equal(only(judge([{ ...first, answerStatus: 500 }, ...rest])).holds, true);
});

test('nothing is said where a state is missing or none is asked for', () => {
  assert.deepEqual(judge(told('WAITING', 'QUESTIONED')), []);
  assert.deepEqual(deliveryOrder.judge(deliveryInput(told('WAITING'))), []);
});
