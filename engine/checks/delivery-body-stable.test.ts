import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReceivedDelivery } from '../exchange.js';
import { attemptsAfter } from '../test-support/deliveries.js';
import {
  balancePayload,
  contract,
  deliveryCase,
  deliveryInput,
  itemAt,
  only,
  webhookNamed,
  type BalancePayload,
} from '../test-support/inputs.js';
import { deliveryBodyStable } from './delivery-body-stable.js';

function judge(change: (payload: BalancePayload) => void, firstStatus = 500, sequence = false) {
  const payload = balancePayload();
  change(payload);
  const [first, second] = attemptsAfter([8], 200) as [ReceivedDelivery, ReceivedDelivery];
  const deliveries = [
    { ...first, answerStatus: firstStatus },
    { ...second, body: JSON.stringify(payload) },
  ];
  const planned = sequence ? { case: deliveryCase({ sequence: { pointer: '/status', values: [] } }) } : {};
  return deliveryBodyStable.judge(deliveryInput(deliveries, planned));
}

test('equal bodies hold, in whatever order their members stand', () => {
  assert.equal(only(judge(() => undefined)).holds, true);
  const reversed = judge((payload) => {
    const members = Object.entries(payload).reverse();
    for (const [name] of members) Reflect.deleteProperty(payload, name);
    Object.assign(payload, Object.fromEntries(members));
  });
  assert.equal(only(reversed).holds, true);
});

test('a retry with another member is told at its place', () => {
  const judgement = only(judge((payload) => (payload.externalUserId = 'user-2')));
  assert.equal(judgement.holds, false);
  assert.equal(judgement.pointer, '/externalUserId');
  assert.equal(judgement.actual, '"user-2"');
  assert.deepEqual(judgement.subject, { kind: 'delivery', id: 'd2' });
});

test('prices that were read again explain a difference', () => {
  const judgement = only(judge(({ balances }) => (itemAt(balances.cryptoBalances, 0).rate = 12.5)));
  assert.equal(judgement.atMost, 'info');
});

test('what follows an acknowledgement, or belongs to a sequence of events, is another event', () => {
  assert.deepEqual(
    judge((payload) => (payload.externalUserId = 'user-2'), 200),
    [],
  );
  assert.deepEqual(
    judge((payload) => (payload.externalUserId = 'user-2'), 500, true),
    [],
  );
});

test('a body of another kind is no retry', () => {
  assert.equal(only(judge((payload) => (payload['status'] = 'ACTIVE'))).holds, true);
});

test('a retry that spells a time in another way tells the same', () => {
  const at = (time: string) => JSON.stringify({ ...balancePayload(), createdAt: `2026-02-01T${time}` });
  const retry = (time: string) => {
    const [first, second] = attemptsAfter([8], 200) as [ReceivedDelivery, ReceivedDelivery];
    const deliveries = [
      { ...first, body: at('10:00:00.288Z'), answerStatus: 500 },
      { ...second, body: at(time) },
    ];
    return only(deliveryBodyStable.judge(deliveryInput(deliveries)));
  };
  assert.equal(retry('11:00:00.288000+01:00').holds, true);
  assert.equal(retry('10:00:00Z').atMost, 'info');
  assert.equal(retry('10:00:00.289Z').atMost, undefined);
});

test('at the end of a run only a body with the same state, when a retry is due, can be a retry', () => {
  const told = (status: string, pause: number) => {
    const [first, second] = attemptsAfter([pause], 200) as [ReceivedDelivery, ReceivedDelivery];
    const deliveries = [
      { ...first, body: '{"status":"A","n":1}' },
      { ...second, body: JSON.stringify({ status, n: 2 }) },
    ];
    return only(deliveryBodyStable.judge(deliveryInput(deliveries, { case: deliveryCase({ expect: 'any' }) }))).holds;
  };
  assert.equal(told('A', 8), false);
  assert.equal(told('B', 8), true);
  assert.equal(told('A', 4), true);
  assert.equal(told('A', 16), true);
});

test('each failed attempt is held against those after it alone', () => {
  const bodies = ['{"n":1}', '{"n":2}', '{"n":3}'];
  const deliveries = attemptsAfter([8, 16], 200).map((one, index) => ({ ...one, body: itemAt(bodies, index) }));
  const [first, ...rest] = deliveries as [ReceivedDelivery, ...ReceivedDelivery[]];
  const judgement = only(deliveryBodyStable.judge(deliveryInput([{ ...first, answerStatus: 200 }, ...rest])));
  assert.deepEqual([judgement.holds, judgement.subject?.id], [false, 'd3']);
});

/** Judges orders that tell these states, each with the answer that it got; pauses are those of the table. */
function judgeOrders(...told: [status: string, answerStatus: number][]) {
  const { delaysSeconds } = contract.facts.webhookDelivery.retries;
  const pauses = told.slice(1).map((_one, index) => delaysSeconds[index] ?? 1);
  const deliveries = attemptsAfter(pauses).map((one, index) => {
    const [status, answerStatus] = itemAt(told, index);
    const body = JSON.stringify({ orderId: 'o-1', status, walletAddress: `address of ${status}` });
    return { ...one, webhookId: 'orderStatus', body, answerStatus };
  });
  const about = { pointer: '/orderId', equals: 'o-1' };
  const planned = deliveryCase({ webhookId: 'orderStatus', about });
  return deliveryBodyStable.judge(deliveryInput(deliveries, { case: planned, webhook: webhookNamed('orderStatus') }));
}

test('the next state of an object is another event, however few attempts the one before has had', () => {
  for (const attempts of [1, 2, 5]) {
    const first = Array.from({ length: attempts }, (): [string, number] => ['WAITING_FOR_WALLET_ADDRESS', 500]);
    const judgement = only(judgeOrders(...first, ['WAITING_FOR_CONFIRMATION', 500]));
    assert.equal(judgement.holds, true);
    assert.equal(judgement.message, `${attempts + 1} deliveries, and no attempt with another body`);
  }
  const same = only(judgeOrders(['WAITING_FOR_CONFIRMATION', 500], ['WAITING_FOR_CONFIRMATION', 200]));
  assert.equal(same.message, '2 attempts with one body');
});

test('a state that cannot follow is a changed retry, and so is a word that the facts do not know', () => {
  for (const status of ['WAITING_FOR_WALLET_ADDRESS', 'NO_SUCH_STATE']) {
    const judgements = judgeOrders(['WAITING_FOR_CONFIRMATION', 500], [status, 200]);
    assert.deepEqual(
      judgements.map(({ holds, pointer, message }) => [holds, pointer, message]),
      [
        [false, '/status', 'a later attempt has another /status'],
        [false, '/walletAddress', 'a later attempt has another /walletAddress'],
      ],
    );
  }
});

test('after the last attempt no retry is due: what comes then is another event', () => {
  const { attempts } = contract.facts.webhookDelivery.retries;
  const first = (count: number) => Array.from({ length: count }, (): [string, number] => ['A', 500]);
  assert.equal(only(judgeOrders(...first(attempts), ['B', 500])).holds, true);
  assert.deepEqual(
    judgeOrders(...first(attempts - 1), ['B', 500]).map(({ holds }) => holds),
    [false, false],
  );
});

test('what an object keeps is the same in all its events, once the run has all of them', () => {
  const [one, two] = attemptsAfter([60], 200) as [ReceivedDelivery, ReceivedDelivery];
  const told = (delivery: ReceivedDelivery, payload: object) => ({
    ...delivery,
    answerStatus: 200,
    body: JSON.stringify({ orderId: 'o-1', ...payload }),
  });
  const judged = (before: object, after: object, pointer = '/orderId', standing = true) =>
    deliveryBodyStable.judge(
      deliveryInput([told(one, before), told(two, after)], {
        case: deliveryCase({ expect: 'any', about: { pointer, equals: 'o-1' } }),
        ...(standing ? { standing: { explained: new Map(), money: new Map() } } : {}),
      }),
    );
  const [before, after] = [
    { status: 'WAITING', createdAt: '2026-02-01T10:00:00Z', network: 'polygon', walletAddress: null },
    { status: 'PAID', createdAt: '2026-02-01T11:00:00.000+01:00', network: 'POLYGON', walletAddress: '0xa' },
  ];
  assert.deepEqual(judged(before, after), []);
  const judgement = only(judged(before, { ...after, createdAt: '2026-02-01T10:01:00Z' }));
  assert.equal(judgement.holds, false);
  assert.equal(judgement.message, 'a later delivery about the same object has another /createdAt');
  assert.equal(judgement.pointer, '/createdAt');
  assert.deepEqual(judgement.subject, { kind: 'delivery', id: two.id });
  assert.equal(only(judged(after, { ...after, walletAddress: '0xb' })).pointer, '/walletAddress');
  assert.deepEqual(judged(before, { ...after, network: 'ethereum' }), []);
  // A user's several objects, and what one case alone has seen.
  const other = { ...after, createdAt: '2026-02-01T10:01:00Z' };
  assert.deepEqual(judged(before, other, '/externalUserId'), []);
  assert.deepEqual(judged(before, other, '/orderId', false), []);
});
