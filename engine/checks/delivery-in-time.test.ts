import assert from 'node:assert/strict';
import { test } from 'node:test';
import { principle } from '../../contracts/model/ground.js';
import { levelAt } from '../levels.js';
import { delivery, deliveryCase, deliveryInput, only } from '../test-support/inputs.js';
import { deliveryInTime } from './delivery-in-time.js';

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

test('a configured budget counts in place of the deadline', () => {
  const judgement = only(deliveryInTime.judge(deliveryInput([delivery()], { latencyBudgetMs: 400 })));
  assert.equal(judgement.holds, false);
  assert.deepEqual(judgement.ground, principle("the target's configuration"));
});

test("time counts by the target's clock, and what is not sure is let pass", () => {
  const at = (earliest: number, latest: number) =>
    delivery({ clock: { received: { earliest, latest }, answered: { earliest: latest, latest } } });
  const judge = (earliest: number, latest: number) =>
    only(deliveryInTime.judge(deliveryInput([at(earliest, latest)], { clockAtTrigger: 100_000 }))).holds;
  assert.equal(judge(100_500, 100_500), true);
  assert.equal(judge(100_500, 700_000), true);
  assert.equal(judge(650_000, 700_000), false);
});

test('what does not come or must not come is another matter', () => {
  assert.deepEqual(deliveryInTime.judge(deliveryInput([])), []);
  const none = deliveryCase({ expect: 'none' });
  assert.deepEqual(deliveryInTime.judge(deliveryInput([delivery({ receivedAt: 900_000 })], { case: none })), []);
});
