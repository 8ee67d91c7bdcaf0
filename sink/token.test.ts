import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bearerGuard } from './token.js';

test('only Bearer with exactly the token passes', () => {
  const isAuthorised = bearerGuard('secret');
  assert.equal(isAuthorised('Bearer secret'), true);
  assert.equal(isAuthorised('bearer secret'), true);
  for (const header of [
    undefined,
    '',
    'Bearer',
    'Bearer ',
    'secret',
    'Basic secret',
    'Bearer secre',
    'Bearer secret2',
  ]) {
    assert.equal(isAuthorised(header), false, header);
  }
});
