import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ReceivedDelivery } from '../exchange.js';
import { delivery, deliveryCase, deliveryInput, only, webhookNamed } from '../test-support/inputs.js';
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

test('a retry does not stand for a state that did not come', () => {
  const [first, ...rest] = told('WAITING', 'WAITING', 'QUESTIONED');
  assert.ok(first);
  assert.deepEqual(judge([{ ...first, answerStatus: 500 }, ...rest]), []);
});

test('nothing is said where a state is missing or none is asked for', () => {
  assert.deepEqual(judge(told('WAITING', 'QUESTIONED')), []);
  assert.deepEqual(deliveryOrder.judge(deliveryInput(told('WAITING'))), []);
});

/** Judges the states that one object is told to have, one after another. */
function judgeObject(webhookId: string, pointer: string, ...states: string[]) {
  const planned = deliveryCase({ about: { pointer, equals: 'o-1' } });
  return deliveryOrder.judge(deliveryInput(told(...states), { webhook: webhookNamed(webhookId), case: planned }));
}

test('nothing comes after a final state', () => {
  const judgeExchange = (...states: string[]) => judgeObject('exchange', '/exchangeId', ...states);
  const judgement = only(judgeExchange('completed', 'failed'));
  assert.equal(judgement.holds, false);
  assert.match(judgement.message, /completed is final, and failed came after it/);
  assert.deepEqual(judgement.subject, { kind: 'delivery', id: 'd1' });
  assert.deepEqual(judgeExchange('completed'), []);
});

for (const { webhookId, pointer, before } of [
  { webhookId: 'sepaTransfer', pointer: '/id', before: 'QUEUED' },
  { webhookId: 'p2pTransfer', pointer: '/id', before: 'PENDING' },
  { webhookId: 'cryptoWithdrawal', pointer: '/id', before: 'PENDING' },
  { webhookId: 'cryptoDeposit', pointer: '/cryptoDepositId', before: 'WAITING_FOR_VERIFICATION' },
])
  test(`what has succeeded is not told as going on: ${webhookId}`, () => {
    const judgement = only(judgeObject(webhookId, pointer, before, 'SUCCESSFUL', before));
    assert.match(judgement.message, new RegExp(`SUCCESSFUL is final, and ${before} came after it`));
    assert.equal(judgement.subject?.id, 'd2');
    assert.deepEqual(judgeObject(webhookId, pointer, before, 'SUCCESSFUL'), []);
  });

test('an order is found wrong exactly where it is, failed attempts between them, on 1,000 streams', () => {
  const states = ['A', 'B', 'C', 'D'];
  const told = fc.shuffledSubarray(states, { minLength: 4, maxLength: 4 });
  const failures = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(told, failures, (order, failed) => {
      const deliveries = order.flatMap((status, index) =>
        Array.from({ length: (failed[index] ?? 0) + 1 }, (_, attempt) =>
          delivery({
            id: `d${index}.${attempt}`,
            body: JSON.stringify({ status }),
            answerStatus: attempt < (failed[index] ?? 0) ? 500 : 200,
          }),
        ),
      );
      const planned = deliveryCase({ sequence: { pointer: '/status', values: states } });
      const judgement = only(deliveryOrder.judge(deliveryInput(deliveries, { case: planned })));
      assert.equal(judgement.holds, order.join() === states.join());
    }),
    { numRuns: 1000 },
  );
});

test('states of several objects do not follow each other: without one that deliveries are about, none is judged', () => {
  const deliveries = told('completed', 'failed');
  const { about: _about, ...ofNone } = deliveryCase();
  for (const planned of [ofNone, deliveryCase({ about: { pointer: '/externalUserId', equals: 'u-1' } })])
    assert.deepEqual(
      deliveryOrder.judge(deliveryInput(deliveries, { webhook: webhookNamed('exchange'), case: planned })),
      [],
    );
});
