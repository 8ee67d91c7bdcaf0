import assert from 'node:assert/strict';
import { test } from 'node:test';
import { principle } from '../../contracts/model/ground.js';
import { levelAt } from '../../contracts/model/levels.js';
import type { ReceivedDelivery } from '../exchange.js';
import { delivery, deliveryCase, deliveryInput, only } from '../test-support/inputs.js';
import { deliveryInTime, judgeLatency } from './delivery-in-time.js';

test('within the deadline holds where no budget is configured', () => {
  const judgement = only(deliveryInTime.judge(deliveryInput([delivery(), delivery({ receivedAt: 900_000 })])));
  assert.equal(judgement.holds, true);
  assert.equal(judgement.message, 'the first attempt came 500 ms after the trigger');
});

test('after the deadline is information at a real target, which promised nothing', () => {
  const judgement = only(deliveryInTime.judge(deliveryInput([delivery({ receivedAt: 5501 })])));
  assert.equal(judgement.holds, false);
  assert.equal(judgement.actual, '4001 ms');
  assert.equal(levelAt(judgement, 'documented'), 'info');
  assert.equal(levelAt(judgement, 'all'), 'fail');
});

test('a configured budget is held against the percentiles of all first attempts', () => {
  const summary = { webhookId: 'exchange', count: 20, p50: 80, p95: 400, p99: 950, most: 950 };
  const judged = judgeLatency(summary, { p50: 80, p99: 900 });
  assert.deepEqual(
    judged.map(({ holds, message, expected }) => [holds, message, expected]),
    [
      [true, 'p50 of 20 first attempts was 80 ms after the trigger', 'at most 80 ms'],
      [false, 'p99 of 20 first attempts was 950 ms after the trigger', 'at most 900 ms'],
    ],
  );
  assert.deepEqual(judged[1]?.ground, principle("the target's configuration"));
  assert.deepEqual(judgeLatency(summary, {}), []);
});

test("time counts by the target's clock, and what is not sure is let pass", () => {
  const at = (earliest: number, latest: number) =>
    delivery({ clock: { received: { earliest, latest }, answered: { earliest: latest, latest } } });
  const judge = (earliest: number, latest: number) =>
    only(deliveryInTime.judge(deliveryInput([at(earliest, latest)], { clockAtTrigger: 100_000 })));
  assert.equal(judge(100_500, 100_500).holds, true);
  assert.equal(judge(100_500, 100_500).actual, '500 ms');
  assert.equal(judge(100_500, 700_000).holds, true);
  assert.equal(judge(100_500, 700_000).actual, '500 to 600000 ms');
  assert.equal(judge(650_000, 700_000).holds, false);
  assert.equal(judge(103_000, 103_000).holds, true);
  assert.equal(judge(103_001, 103_001).holds, false);
});

test('what does not come or must not come is another matter', () => {
  assert.deepEqual(deliveryInTime.judge(deliveryInput([])), []);
  for (const expect of ['none', 'any'] as const) {
    const planned = deliveryCase({ expect });
    assert.deepEqual(deliveryInTime.judge(deliveryInput([delivery({ receivedAt: 900_000 })], { case: planned })), []);
  }
});

test('what is created more than a day after it was told is a warning at most, of every delivery and every case', () => {
  const came = Date.parse('2026-02-01T10:00:00.000Z');
  const told = (createdAt: unknown, changes: Partial<ReceivedDelivery> = {}) =>
    delivery({ receivedAt: came, answeredAt: came, body: JSON.stringify({ createdAt }), ...changes });
  const early = (deliveries: ReceivedDelivery[], expect?: 'any') =>
    deliveryInTime
      .judge(
        deliveryInput(deliveries, {
          case: deliveryCase(expect ? { expect } : { deadlineMs: Infinity }),
        }),
      )
      .filter(({ pointer }) => pointer === '/createdAt');
  for (const expect of ['any', undefined] as const) {
    const judgement = only(early([told('2026-02-01T10:00:00Z'), told('2027-02-01T09:00:00Z', { id: 'd2' })], expect));
    assert.equal(judgement.holds, false);
    assert.equal(judgement.message, '/createdAt is later than the moment at which the delivery came');
    assert.equal(judgement.expected, 'at most 24 h after 2026-02-01T10:00:00.000Z');
    assert.equal(judgement.actual, '2027-02-01T09:00:00Z');
    assert.deepEqual(judgement.subject, { kind: 'delivery', id: 'd2' });
    assert.equal(levelAt(judgement, 'all'), 'warn');
    assert.equal(levelAt(judgement, 'documented'), 'info');
  }
  assert.deepEqual(early([told('2026-02-02T10:00:00.000Z')], 'any'), []);
  assert.equal(early([told('2026-02-02T10:00:00.001Z')], 'any').length, 1);
  for (const other of ['tomorrow', 4_000_000_000_000, null, undefined])
    assert.deepEqual(early([told(other)], 'any'), []);
  // The run has moved the target's clock.
  const later = came + 400 * 24 * 3600_000;
  const clock = { received: { earliest: came, latest: later }, answered: { earliest: later, latest: later } };
  assert.deepEqual(early([told('2027-02-01T09:00:00Z', { clock })], 'any'), []);
});

test('what is created more than a day before the call of the run that made it is a warning, where the run knows that call', () => {
  const came = Date.parse('2026-02-01T10:00:00.000Z');
  const calls = [came - 500, came - 1000].map((at) => ({
    name: 'createTransfer',
    at,
    outcome: 'done' as const,
    view: {},
    ids: new Set<string>(),
  }));
  const late = (createdAt: string, whose: 'run' | 'shared', causes = calls) =>
    deliveryInTime.judge(
      deliveryInput([delivery({ receivedAt: came, answeredAt: came, body: JSON.stringify({ createdAt }) })], {
        case: deliveryCase({ expect: 'any' }),
        standing: {
          explained: new Map([['d1', { standing: 'explained', whose, causes, shown: [] }]]),
          money: new Map(),
        },
      }),
    );
  const judgement = only(late('1970-01-01T00:00:00Z', 'run'));
  assert.equal(judgement.holds, false);
  assert.equal(levelAt(judgement, 'all'), 'warn');
  assert.equal(judgement.message, '/createdAt is earlier than the call that brought it about');
  assert.equal(judgement.expected, 'at most 24 h before 2026-02-01T09:59:59.000Z');
  assert.equal(late('2026-01-31T09:59:58.999Z', 'run').length, 1);
  assert.deepEqual(late('2026-01-31T09:59:59.000Z', 'run'), []);
  // What others may have made before, and what no known call made.
  assert.deepEqual(late('1970-01-01T00:00:00Z', 'shared'), []);
  assert.deepEqual(late('1970-01-01T00:00:00Z', 'run', []), []);
});
