import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContract } from '../../contracts/model/load.js';
import { causes } from './causes.js';
import { retryFlows } from './retries.js';

test('every webhook of every version has a cause, and no cause is for nothing', () => {
  const webhooks = new Set(
    ['legacy', 'test', 'latest'].flatMap((version) => [...loadContract(version).webhooks.keys()]),
  );
  assert.deepEqual(causes.map(({ webhookId }) => webhookId).sort(), [...webhooks].sort());
});

test('scenarios have ids of their own and known webhooks', () => {
  const ids = retryFlows.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const { id, about, webhooks } of retryFlows) {
    assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    assert.ok(about.length > 20);
    for (const webhookId of webhooks)
      assert.ok(
        causes.some((cause) => cause.webhookId === webhookId),
        webhookId,
      );
  }
});
