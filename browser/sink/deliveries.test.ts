import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Delivery } from '../../sink/types.js';
import { Deliveries } from './deliveries.js';

const delivery = (sequence: number, body: string): Delivery => ({
  sequence,
  inbox: 'partner',
  webhookId: 'userStatus',
  method: 'POST',
  prefix: '/hooks',
  path: '/webhook/user/status',
  headers: [],
  headerNames: [],
  bodyBase64: Buffer.from(body).toString('base64'),
  receivedAt: sequence,
  completedAt: sequence,
  answeredAt: sequence,
  answerStatus: 200,
  answer: null,
  token: 'unchecked',
  validation: null,
  connection: '127.0.0.1:1',
});
const sequences = (items: readonly { delivery: Delivery }[]): number[] => items.map((item) => item.delivery.sequence);

test('the newest delivery stands first, and those alike are told in the order in which they came', () => {
  const kept = new Deliveries(10);
  ['a', 'b', 'a'].forEach((body, at) => kept.accept(delivery(at + 1, body)));
  assert.deepEqual(sequences(kept.items), [3, 2, 1]);
  assert.deepEqual(
    kept.items.map((item) => sequences(kept.alike(item))),
    [[1, 3], [2], [1, 3]],
  );
  assert.equal(kept.newest, 3);
});

test('the oldest is forgotten, also among those alike', () => {
  const kept = new Deliveries(2);
  ['a', 'b', 'a', 'a'].forEach((body, at) => kept.accept(delivery(at + 1, body)));
  assert.deepEqual(sequences(kept.items), [4, 3]);
  assert.deepEqual(
    kept.items.map((item) => sequences(kept.alike(item))),
    [
      [3, 4],
      [3, 4],
    ],
  );
});

test('a search looks through inbox, webhook, call, number and body, whatever their case', () => {
  const kept = new Deliveries(1);
  kept.accept(delivery(7, '{"name":"Zoë"}'));
  const text = kept.items[0]?.text() ?? '';
  for (const part of ['partner', 'userstatus', 'post /hooks/webhook/user/status', '#7', 'zoë'])
    assert.ok(text.includes(part), part);
});
