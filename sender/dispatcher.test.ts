import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { loadContract } from '../contracts/model/load.js';
import { createManualClock, type ManualClock } from './clock.js';
import { Dispatcher, type DispatcherOptions } from './dispatcher.js';
import type { WebhookEvent } from './event.js';
import { startReceiver, type StatusChoice, type Receiver } from './test-support/receiver.js';

const contract = loadContract('test');
const asItIs: DispatcherOptions['interceptor'] = {
  events: (one) => [one],
  payload: (payload) => payload,
  request: (request) => request,
  schedule: (schedule) => schedule,
  acknowledged: (acknowledged) => acknowledged,
  repeats: () => 0,
};

function event(entity: string, payload: object = {}, tenant = 'one'): WebhookEvent {
  return { tenant, webhookId: 'userBalanceGenerated', entity, payload: { ...payload } };
}

interface Rig {
  receiver: Receiver;
  clock: ManualClock;
  dispatcher: Dispatcher;
  /** Runs the schedule until nothing is left to send. */
  finish(): Promise<void>;
}

describe('dispatcher', () => {
  const open: Rig[] = [];

  async function rig(answer: StatusChoice, options: Partial<DispatcherOptions> = {}): Promise<Rig> {
    const receiver = await startReceiver(answer);
    const clock = createManualClock();
    const dispatcher = new Dispatcher({
      contract,
      clock,
      url: receiver.url,
      token: 'secret',
      timeScale: 1,
      interceptor: asItIs,
      ...options,
    });
    const finish = async (): Promise<void> => {
      while ((await dispatcher.settle()) > 0) assert.ok(clock.advanceToNextTimer());
    };
    const made = { receiver, clock, dispatcher, finish };
    open.push(made);
    return made;
  }

  afterEach(async () => {
    for (const { dispatcher, receiver } of open.splice(0)) {
      await dispatcher.close();
      await receiver.close();
    }
  });

  const times = (dispatcher: Dispatcher) => dispatcher.attempts().map(({ startedAt }) => startedAt / 1000);

  test('attempts follow the documented schedule, then the delivery is given up', async () => {
    const { receiver, clock, dispatcher, finish } = await rig(() => 500);
    dispatcher.enqueue(event('user', { externalUserId: 'user' }));
    await finish();
    assert.deepEqual(times(dispatcher), [0, 8, 24, 56, 120]);
    assert.deepEqual(
      dispatcher.attempts().map(({ attempt, ending }) => [attempt, ending]),
      [1, 2, 3, 4, 5].map((attempt) => [attempt, { result: 'refused', status: 500 }]),
    );
    assert.equal(clock.advanceToNextTimer(), false);
    assert.deepEqual(
      receiver.received.map(({ path, body }) => [path, body]),
      Array.from({ length: 5 }, () => ['/webhook/user/status', '{"externalUserId":"user"}']),
    );
  });

  test('no attempt comes before its time', async () => {
    const { receiver, clock, dispatcher } = await rig(() => 500);
    dispatcher.enqueue(event('user'));
    assert.equal(await dispatcher.settle(), 1);
    clock.advance(7999);
    await dispatcher.settle();
    assert.equal(receiver.received.length, 1);
    clock.advance(1);
    await dispatcher.settle();
    assert.equal(receiver.received.length, 2);
  });

  test('a success ends the delivery', async () => {
    const { dispatcher, finish } = await rig((_received, index) => (index < 2 ? 503 : 200));
    dispatcher.enqueue(event('user'));
    await finish();
    assert.deepEqual(times(dispatcher), [0, 8, 24]);
    assert.deepEqual(dispatcher.attempts().at(-1)?.ending, { result: 'acknowledged', status: 200 });
  });

  test('any status but the documented one is a failure', async () => {
    for (const status of [201, 204, 302, 401, 404]) {
      const { dispatcher } = await rig(() => status);
      dispatcher.enqueue(event('user'));
      assert.equal(await dispatcher.settle(), 1, String(status));
    }
  });

  test('deliveries about one user wait for each other, those about others do not', async () => {
    const { receiver, clock, dispatcher, finish } = await rig((_received, index) => (index === 0 ? 500 : 200));
    dispatcher.enqueue(event('user', { n: 1 }));
    await receiver.count(1);
    dispatcher.enqueue(event('user', { n: 2 }));
    dispatcher.enqueue(event('other', { n: 3 }));
    dispatcher.enqueue(event('user', { n: 4 }, 'another tenant'));
    assert.equal(await dispatcher.settle(), 2);
    assert.deepEqual(receiver.received.map(({ body }) => body).sort(), ['{"n":1}', '{"n":3}', '{"n":4}']);
    clock.advance(8000);
    await finish();
    assert.deepEqual(
      receiver.received.slice(3).map(({ body }) => body),
      ['{"n":1}', '{"n":2}'],
    );
  });

  test('a delivery that is given up lets the next one go', async () => {
    const { receiver, dispatcher, finish } = await rig(({ body }) => (body === '{"n":1}' ? 500 : 200));
    dispatcher.enqueue(event('user', { n: 1 }));
    dispatcher.enqueue(event('user', { n: 2 }));
    await finish();
    assert.deepEqual(times(dispatcher), [0, 8, 24, 56, 120, 120]);
    assert.equal(receiver.received.at(-1)?.body, '{"n":2}');
  });

  test('an answer that takes too long is a failure, and the delay counts from then', async () => {
    const { receiver, clock, dispatcher, finish } = await rig((_received, index) => (index === 0 ? undefined : 200));
    dispatcher.enqueue(event('user'));
    await receiver.count(1);
    clock.advance(10_000);
    assert.equal(await dispatcher.settle(), 1);
    assert.deepEqual(dispatcher.attempts()[0]?.ending, { result: 'timed-out' });
    await finish();
    assert.deepEqual(times(dispatcher), [0, 18]);
  });

  test('a receiver that cannot be reached is a failure', async () => {
    const { receiver, dispatcher } = await rig(() => 200);
    await receiver.close();
    dispatcher.enqueue(event('user'));
    assert.equal(await dispatcher.settle(), 1);
    assert.equal(dispatcher.attempts()[0]?.ending.result, 'unreachable');
  });

  test('a time scale divides the delays', async () => {
    const { dispatcher, finish } = await rig(() => 500, { timeScale: 4 });
    dispatcher.enqueue(event('user'));
    await finish();
    assert.deepEqual(times(dispatcher), [0, 2, 6, 14, 30]);
  });

  test('webhook paths are appended to the path of the URL', async (t) => {
    const receiver = await startReceiver();
    t.after(() => receiver.close());
    const { dispatcher, finish } = await rig(() => 200, { url: `${receiver.url}/inbox/` });
    dispatcher.enqueue(event('user'));
    await finish();
    assert.equal(receiver.received[0]?.path, '/inbox/webhook/user/status');
  });

  test('settling waits for an attempt in flight', async () => {
    const { receiver, clock, dispatcher } = await rig(() => undefined);
    dispatcher.enqueue(event('user'));
    await receiver.count(1);
    let settled = false;
    const settling = dispatcher.settle().then(() => (settled = true));
    await new Promise(setImmediate);
    assert.equal(settled, false);
    clock.advance(10_000);
    await settling;
  });

  test('reset forgets what was pending, and the dispatcher works on', async () => {
    const { receiver, clock, dispatcher, finish } = await rig(({ body }) => (body === '{"n":2}' ? 200 : undefined));
    dispatcher.enqueue(event('user', { n: 1 }));
    await receiver.count(1);
    dispatcher.reset();
    dispatcher.enqueue(event('user', { n: 2 }));
    await finish();
    assert.deepEqual(
      dispatcher.attempts().map(({ ending }) => ending.result),
      ['acknowledged'],
    );
    assert.equal(clock.advanceToNextTimer(), false);
  });

  test('after close nothing is sent any more', async () => {
    const { receiver, clock, dispatcher } = await rig(() => 500);
    dispatcher.enqueue(event('user'));
    await dispatcher.settle();
    await dispatcher.close();
    dispatcher.enqueue(event('other'));
    assert.equal(clock.advanceToNextTimer(), false);
    assert.equal(await dispatcher.settle(), 0);
    assert.equal(receiver.received.length, 1);
  });

  test('without a receiver events are dropped', async () => {
    const { dispatcher } = await rig(() => 200, { url: undefined });
    dispatcher.enqueue(event('user'));
    assert.equal(await dispatcher.settle(), 0);
    assert.deepEqual(dispatcher.attempts(), []);
  });
});
