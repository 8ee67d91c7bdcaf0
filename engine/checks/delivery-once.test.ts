import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { weakestEvidence } from '../../contracts/model/evidence.js';
import { levelAt, strictnesses } from '../../contracts/model/levels.js';
import type { ReceivedDelivery } from '../exchange.js';
import {
  balancePayload,
  contract,
  delivery,
  deliveryCase,
  deliveryInput,
  itemAt,
  only,
  webhookNamed,
} from '../test-support/inputs.js';
import { deliveryOnce } from './delivery-once.js';

const { retries, acknowledgement } = contract.facts.webhookDelivery;
const firstDelayMs = itemAt(retries.delaysSeconds, 0) * 1000;
const webhook = webhookNamed('userBalanceGenerated');
const ground = {
  kind: 'evidence',
  evidence: weakestEvidence([
    webhook.evidence,
    webhook.object['x-webhook'].fires,
    acknowledgement.evidence,
    retries.evidence,
  ]),
};
const other = JSON.stringify({ ...balancePayload(), note: 'another event' });

interface TimedAttempt {
  /** Since the answer to the attempt before. */
  gap: number;
  status?: number;
  body?: string;
}

/** Attempts one after another, each answered 10 ms after it came. */
function stream(...attempts: TimedAttempt[]): ReceivedDelivery[] {
  let at = 2000;
  return attempts.map(({ gap, status = 200, body = delivery().body }, index) => {
    const receivedAt = at + gap;
    at = receivedAt + 10;
    return delivery({ id: `d${index + 1}`, receivedAt, answeredAt: at, answerStatus: status, body });
  });
}

const judge = (...attempts: TimedAttempt[]) => deliveryOnce.judge(deliveryInput(stream(...attempts)));

test('one delivery holds', () => {
  const judgement = only(judge({ gap: 0 }));
  assert.equal(judgement.holds, true);
  assert.equal(judgement.message, 'delivered once');
  assert.deepEqual(judgement.ground, ground);
});

test('retries until the acknowledgement hold, whenever they come', () => {
  const judgement = only(
    judge({ gap: 0, status: 500 }, { gap: 5, status: 401 }, { gap: firstDelayMs, status: 204 }, { gap: 60_000 }),
  );
  assert.equal(judgement.holds, true);
  assert.equal(judgement.message, '4 attempts, and none after the acknowledgement');
});

test('the same message is a duplicate where no retry can be due', () => {
  for (const [gap, later] of [
    [0, '0 ms'],
    [1, '1 ms'],
    [firstDelayMs * 0.75 - 1, '6 s'],
    [60_000, '60 s'],
    [3_600_000, '3600 s'],
  ] as const) {
    const judgement = only(judge({ gap: 0 }, { gap }));
    assert.equal(judgement.holds, false);
    assert.equal(judgement.atMost, undefined);
    assert.equal(judgement.message, `the same message came again ${later} after it was acknowledged`);
    assert.equal(judgement.expected, 'one delivery and no more');
    assert.equal(judgement.actual, '2 deliveries');
    assert.deepEqual(judgement.subject, { kind: 'delivery', id: 'd2' });
    assert.deepEqual(judgement.ground, ground);
  }
});

test('two at once, the second before the first was answered, are a duplicate', () => {
  const both = [delivery(), delivery({ id: 'd2', receivedAt: 2001 })];
  const judgement = only(deliveryOnce.judge(deliveryInput(both)));
  assert.equal(judgement.holds, false);
  assert.equal(judgement.atMost, undefined);
});

test('the same message when a retry may be due is ambiguous: never more than information', () => {
  for (const gap of [firstDelayMs * 0.75, firstDelayMs, 30_000]) {
    const judgement = only(judge({ gap: 0 }, { gap }));
    assert.equal(judgement.holds, false);
    assert.match(judgement.message, /a retry of a lost acknowledgement, or a duplicate/);
    for (const strictness of strictnesses) assert.equal(levelAt(judgement, strictness), 'info', `${gap} ${strictness}`);
  }
});

test('another message about the same object is a second event that nothing asked for', () => {
  for (const gap of [1, firstDelayMs, 60_000]) {
    const judgement = only(judge({ gap: 0 }, { gap, body: other }));
    assert.equal(judgement.holds, false);
    assert.equal(judgement.atMost, undefined);
    assert.match(judgement.message, /another body, that nothing asked for/);
  }
});

test('a duplicate of a retried message is found behind its retries', () => {
  const judgement = only(judge({ gap: 0, status: 503 }, { gap: firstDelayMs }, { gap: 20 }));
  assert.deepEqual(judgement.subject, { kind: 'delivery', id: 'd3' });
  assert.equal(judgement.actual, '3 deliveries');
});

test('each further delivery is judged by its own relation', () => {
  const judged = judge({ gap: 0 }, { gap: 20 }, { gap: firstDelayMs }, { gap: 5, body: other });
  assert.deepEqual(
    judged.map(({ subject, atMost }) => [subject?.id, atMost]),
    [
      ['d2', undefined],
      ['d3', 'info'],
      ['d4', undefined],
    ],
  );
});

test('nothing delivered, nothing judged', () => {
  assert.deepEqual(deliveryOnce.judge(deliveryInput([])), []);
});

test('a receiver that fails and then acknowledges once never sees a finding', () => {
  const failure = fc.record({
    gap: fc.nat(3_600_000),
    status: fc.integer({ min: 100, max: 599 }).filter((status) => status !== 200),
  });
  fc.assert(
    fc.property(fc.array(failure, { maxLength: 6 }), fc.nat(3_600_000), (failures, gap) => {
      assert.equal(only(judge(...failures, { gap })).holds, true);
    }),
  );
});

test('a retry that comes while a slow answer is still due says nothing of the acknowledgement', () => {
  const slow = delivery({ receivedAt: 2000, answeredAt: 32_000 });
  const retry = delivery({ id: 'd2', receivedAt: 20_000, answeredAt: 20_002 });
  assert.equal(only(deliveryOnce.judge(deliveryInput([slow, retry]))).holds, true);
});

test('where several acts may each have caused an equal event, an equal message is no duplicate', () => {
  const told = (mayRepeat: boolean) => {
    const body = JSON.stringify({ externalUserId: balancePayload().externalUserId, status: 'ADDED' });
    const sequence = { pointer: '/status', values: ['ADDED'], mayRepeat };
    const input = deliveryInput(stream({ gap: 0, body }, { gap: 50, body }));
    return only(deliveryOnce.judge({ ...input, case: { ...input.case, sequence } })).holds;
  };
  assert.equal(told(true), true);
  assert.equal(told(false), false);
});

test('the next state of an object is an event of its own, another body with the same state is not', () => {
  const order = (status: string, n = 1) => JSON.stringify({ orderId: 'o-1', status, n });
  const judgeOrder = (first: string, second: string) => {
    const deliveries = stream({ gap: 0, body: first }, { gap: 5, body: second });
    const about = { pointer: '/orderId', equals: 'o-1' };
    const planned = deliveryCase({ webhookId: 'orderStatus', about });
    return only(deliveryOnce.judge(deliveryInput(deliveries, { case: planned, webhook: webhookNamed('orderStatus') })));
  };
  const goesOn = judgeOrder(order('WAITING_FOR_WALLET_ADDRESS'), order('WAITING_FOR_CONFIRMATION'));
  assert.equal(goesOn.holds, true);
  const message = 'a second message about the same object, with another body, that nothing asked for';
  for (const second of [order('WAITING_FOR_WALLET_ADDRESS', 2), '{"orderId":"o-1"}', order('NO_SUCH_STATE')]) {
    const judgement = judgeOrder(order('WAITING_FOR_WALLET_ADDRESS'), second);
    assert.deepEqual([judgement.holds, judgement.message], [false, message]);
  }
  assert.equal(judgeOrder(order('WAITING_FOR_CONFIRMATION'), order('WAITING_FOR_WALLET_ADDRESS')).holds, false);
});
