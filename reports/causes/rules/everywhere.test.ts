import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run, symptom } from '../test-support/symptoms.js';
import { everywhere } from './everywhere.js';

const one = symptom('content-type', 'getCard');
const other = symptom('content-type', 'getOrder');

test('from three operations and a quarter of all on, what they share is the cause', () => {
  assert.equal(everywhere.explains(one, other, run({ alike: () => 3, subjects: 12 })), true);
  assert.equal(everywhere.explains(one, other, run({ alike: () => 2, subjects: 4 })), false);
  assert.equal(everywhere.explains(one, other, run({ alike: () => 3, subjects: 16 })), false);
  assert.equal(everywhere.explains(one, one, run({ alike: () => 9 })), false);
});

test('only what a server has in one place is held to be shared, and only in the same form', () => {
  assert.deepEqual(everywhere.keysOf(symptom('response-schema', 'getCard')), []);
  assert.notDeepEqual(everywhere.keysOf(one), everywhere.keysOf({ ...other, code: 'P500' }));
});
