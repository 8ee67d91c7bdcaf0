import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weakestEvidence } from '../../contracts/model/evidence.js';
import { delivery, deliveryCase, deliveryInput, only, webhookNamed } from '../test-support/inputs.js';
import { deliveryArrives } from './delivery-arrives.js';

test('a delivery holds, with the time since the trigger', () => {
  const judgement = only(deliveryArrives.judge(deliveryInput([delivery(), delivery({ id: 'd2', receivedAt: 9000 })])));
  assert.equal(judgement.holds, true);
  assert.equal(judgement.message, 'delivered 500 ms after the trigger');
  assert.deepEqual(judgement.subject, { kind: 'delivery', id: 'd1' });
});

test('a delivery that overtakes the answer to its trigger counts as immediate', () => {
  const input = deliveryInput([delivery({ receivedAt: 1400 })]);
  assert.equal(only(deliveryArrives.judge(input)).message, 'delivered 0 ms after the trigger');
});

test('no delivery is a finding about no subject', () => {
  const judgement = only(deliveryArrives.judge(deliveryInput([])));
  assert.equal(judgement.holds, false);
  assert.equal(judgement.message, 'nothing was delivered to /webhook/user/status within 3 s');
  assert.equal(judgement.expected, 'a delivery within 3 s');
  assert.equal(judgement.actual, 'none');
  assert.equal(judgement.subject, undefined);
});

test('it rests on the weaker of path and occasion, for every webhook of the contract', () => {
  for (const id of ['userBalanceGenerated', 'kycFileAdded', 'cardActivationCode', 'healthCheck']) {
    const webhook = webhookNamed(id);
    const evidence = weakestEvidence([webhook.evidence, webhook.object['x-webhook'].fires]);
    assert.deepEqual(only(deliveryArrives.judge(deliveryInput([], { webhook }))).ground, {
      kind: 'evidence',
      evidence,
    });
  }
});

test('what came and cannot be read is told as that', () => {
  const sequence = { pointer: '/status', values: ['ERROR', 'ADDED'] };
  const told = (...bodies: string[]) =>
    only(
      deliveryArrives.judge(
        deliveryInput(
          bodies.map((body, index) => delivery({ id: `d${index + 1}`, body })),
          { case: deliveryCase({ sequence }) },
        ),
      ),
    );
  const nothing = 'was delivered to /webhook/user/status within 3 s';
  assert.equal(
    told('{"status":"ERR', '{"status":7}').message,
    `no ERROR, ADDED ${nothing}; 2 deliveries came in the wrong shape, without a readable /status`,
  );
  assert.equal(
    told('{"status":"ERROR"}', '{').message,
    `no ADDED ${nothing}; 1 delivery came in the wrong shape, without a readable /status`,
  );
  assert.equal(told('{"status":"ERROR"}').message, `no ADDED ${nothing}`);
  assert.equal(told('{"status":"ERROR"}', '{"status":"ADDED"}').holds, true);
});
