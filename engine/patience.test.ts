import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Patience } from './patience.js';

const limits = { once: 10_000, operation: 15_000, inAll: 20_000 };

test('a short wait is granted; a long one closes its operation, and no other, for as long as it asks', () => {
  const patience = new Patience(limits);
  assert.equal(patience.grant('a', 10_000, 0), undefined);
  assert.deepEqual(patience.grant('b', 3_600_000, 0), {
    cause: 'rate-limited',
    reason: 'b answered 429 and asks to wait 3600 s; a run waits at most 10 s for one answer',
  });
  assert.equal(patience.obstacle('a', 0), undefined);
  assert.match(patience.obstacle('b', 3_599_999)?.reason ?? '', /3600 s/);
  assert.equal(patience.obstacle('b', 3_600_000), undefined);
});

test('many short waits of one operation, and of all together, have an end too', () => {
  const patience = new Patience(limits);
  assert.equal(patience.grant('a', 9_000, 0), undefined);
  assert.match(patience.grant('a', 9_000, 0)?.reason ?? '', /at most 15 s for one operation/);
  assert.ok(patience.obstacle('a', 1e12));
  assert.equal(patience.grant('b', 9_000, 0), undefined);
  assert.match(patience.grant('c', 9_000, 0)?.reason ?? '', /at most 20 s in all/);
});
