import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delivery } from '../test-support/inputs.js';
import { deliveryLine } from './delivery-line.js';

test('a line tells the delivery as it came, how it was answered, and what is known beside it', () => {
  const { id, webhookId, method, path, headers, body } = delivery();
  assert.deepEqual(deliveryLine('a-case', delivery(), { latencyMs: 7 }), {
    type: 'delivery',
    id,
    caseId: 'a-case',
    webhookId,
    request: { method, url: path, headers, body },
    receivedAt: '1970-01-01T00:00:02.000Z',
    latencyMs: 7,
    answer: { status: 200, at: '1970-01-01T00:00:02.010Z' },
  });
});

test("the time of the target's clock is told where it is another one", () => {
  const clockAt = (latest: number) => {
    const span = { earliest: 2000, latest };
    return deliveryLine(null, delivery({ clock: { received: span, answered: span } })).clock;
  };
  assert.equal(clockAt(2000), undefined);
  assert.equal(clockAt(10_000), '1970-01-01T00:00:10.000Z');
});
