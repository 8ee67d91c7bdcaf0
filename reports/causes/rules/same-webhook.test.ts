import assert from 'node:assert/strict';
import { test } from 'node:test';
import { symptom } from '../test-support/symptoms.js';
import { sameWebhook } from './same-webhook.js';

test('number, times and order of the attempts of one webhook go together; what their bodies hold does not', () => {
  assert.deepEqual(sameWebhook.keysOf(symptom('delivery-schedule', 'exchange')), ['exchange']);
  assert.deepEqual(sameWebhook.keysOf(symptom('delivery-attempts', 'exchange')), ['exchange']);
  assert.deepEqual(sameWebhook.keysOf(symptom('delivery-schema', 'exchange')), []);
});
