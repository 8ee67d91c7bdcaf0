import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeliveryCase } from '../generators/cases/case.js';
import { awaitDeliveries, missingFrom } from './await-deliveries.js';
import type { ReceivedDelivery } from './exchange.js';
import { delivery, deliveryCase } from './test-support/inputs.js';

const told = (status: string, receivedAt: number): ReceivedDelivery =>
  delivery({ id: status, body: JSON.stringify({ status }), receivedAt });

/** An inbox that fills up: at each wait that finds too little, the next delivery has arrived. */
function waiting(stored: readonly ReceivedDelivery[], coming: readonly ReceivedDelivery[] = []) {
  const there = [...stored];
  const later = [...coming];
  const waits: { count: number; timeoutMs: number; about?: unknown }[] = [];
  let clock = 1000;
  return {
    waits,
    inbox: {
      waitFor(filter: { about?: unknown }, count: number, timeoutMs: number) {
        waits.push({ count, timeoutMs, ...(filter.about ? { about: filter.about } : {}) });
        while (timeoutMs > 0 && there.length < count && later.length > 0) there.push(...later.splice(0, 1));
        clock += 100;
        return Promise.resolve([...there]);
      },
    },
    quietMs: 0,
    now: () => clock,
  };
}

const sequence = (...values: string[]): DeliveryCase => deliveryCase({ sequence: { pointer: '/status', values } });

test('a sequence is waited for until all of it is there', async () => {
  const inbox = waiting([told('A', 1100)], [told('B', 1200), told('C', 1300)]);
  let read = 0;
  const found = await awaitDeliveries(sequence('A', 'C'), 1000, inbox, () => Promise.resolve(void (read += 1)));
  assert.deepEqual(
    found.map(({ id }) => id),
    ['A', 'B', 'C'],
  );
  assert.equal(read, 1);
});

test('what does not come ends the wait at its deadline, and nothing is read', async () => {
  const inbox = waiting([told('A', 1100)]);
  const found = await awaitDeliveries(sequence('A', 'B'), 1000, inbox, () => assert.fail('read too early'));
  assert.deepEqual(
    found.map(({ id }) => id),
    ['A'],
  );
  assert.ok(inbox.waits.every(({ timeoutMs }) => timeoutMs <= 3000));
});

test('without an object only what comes after the trigger counts', async () => {
  const { about, ...whatever } = deliveryCase();
  assert.ok(about);
  const inbox = waiting([told('old', 900)], [told('new', 1100)]);
  const found = await awaitDeliveries(whatever, 1000, inbox);
  assert.deepEqual(
    found.map(({ id }) => id),
    ['new'],
  );
  assert.ok(inbox.waits.every((wait) => !wait.about));
});

test('what must not come is looked for once the target is settled', async () => {
  let settled = 0;
  const settle = () => Promise.resolve(void (settled += 1));
  const planned = deliveryCase({ expect: 'none' });
  const found = await awaitDeliveries(planned, 1000, { ...waiting([told('old', 900), told('new', 1100)]), settle });
  assert.deepEqual([settled, found.map(({ id }) => id)], [1, ['new']]);
  assert.deepEqual(await awaitDeliveries(planned, 2000, { ...waiting([told('old', 900)]), settle }), []);
});

test('values count as often as they are wanted', () => {
  assert.deepEqual(missingFrom(['A', 'B'], ['A', 'A', 'B']), ['A']);
  assert.deepEqual(missingFrom(['B', 'A', 'A'], ['A', 'A', 'B']), []);
});
