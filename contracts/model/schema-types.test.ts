import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typesOf } from './schema-types.js';

test('one type or several are a list, and none is an empty one', () => {
  assert.deepEqual(typesOf({ type: 'string' }), ['string']);
  assert.deepEqual(typesOf({ type: ['string', 'null'] }), ['string', 'null']);
  assert.deepEqual(typesOf({}), []);
});
