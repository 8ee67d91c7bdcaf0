import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSuccess, mediaType } from './exchange.js';

test('a media type is compared without case and parameters', () => {
  assert.equal(mediaType('Application/JSON ; charset=utf-8'), 'application/json');
  assert.equal(mediaType('text/html'), 'text/html');
  assert.equal(mediaType(''), '');
  assert.equal(mediaType(undefined), '');
});

test('success is a 2xx status and nothing else', () => {
  assert.deepEqual(
    [199, 200, 202, 299, 300, 304, 400, 500].filter((status) => isSuccess({ status })),
    [200, 202, 299],
  );
});
