import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bearerGuard, deliveryGuard } from './token.js';

test('only Bearer with exactly the token passes', () => {
  const isAuthorised = bearerGuard('secret');
  assert.equal(isAuthorised('Bearer secret'), true);
  assert.equal(isAuthorised('bearer secret'), true);
  assert.equal(isAuthorised('BEARER   secret'), true);
  for (const header of [
    undefined,
    '',
    'Bearer',
    'Bearer ',
    'secret',
    'Basic secret',
    'Bearer secre',
    'Bearer secret2',
    'Bearer secret more',
    'x Bearer secret',
    'Bearersecret',
  ]) {
    assert.equal(isAuthorised(header), false, header);
  }
});

test('a provider may send its token alone or as Bearer; what is missing is not called wrong', () => {
  const stateOf = deliveryGuard('sec ret');
  assert.deepEqual(['sec ret', undefined, '', 'sec', 'Bearer sec ret', 'Bearer sec', 'SEC RET'].map(stateOf), [
    'right',
    'missing',
    'missing',
    'wrong',
    'wrong',
    'wrong',
    'wrong',
  ]);
  assert.deepEqual(['secret', 'Bearer secret', 'Bearer  secret'].map(deliveryGuard('secret')), [
    'right',
    'right',
    'right',
  ]);
});
