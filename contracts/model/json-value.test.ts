import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LosslessNumber } from 'lossless-json';
import { isObject, typeOf } from './json-value.js';

test('an object is neither a list nor null, nor a number that keeps its digits', () => {
  assert.deepEqual([{}, { isLosslessNumber: true }].map(isObject), [true, true]);
  assert.deepEqual([[], null, 'a', 1, undefined, new LosslessNumber('1')].map(isObject), Array(6).fill(false));
});

test('types have the names of JSON Schema', () => {
  assert.deepEqual([null, [], {}, 'a', true, 1, 1.5].map(typeOf), [
    'null',
    'array',
    'object',
    'string',
    'boolean',
    'integer',
    'number',
  ]);
});
