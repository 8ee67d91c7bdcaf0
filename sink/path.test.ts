import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathOf, queryOf } from './path.js';

test('the path is what stands before the query', () => {
  assert.equal(pathOf('/webhook/user/status'), '/webhook/user/status');
  assert.equal(pathOf('/webhook/user/status?try=2?'), '/webhook/user/status');
  assert.equal(pathOf('http://sink.test:80/webhook?try=2'), '/webhook');
  assert.equal(pathOf('*'), '*');
});

test('the query is what stands after the first question mark', () => {
  assert.deepEqual(
    [...queryOf('/a?b=1&c=%2F?')],
    [
      ['b', '1'],
      ['c', '/?'],
    ],
  );
  assert.deepEqual([...queryOf('/a')], []);
});
