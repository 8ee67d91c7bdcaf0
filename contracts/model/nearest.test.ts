import assert from 'node:assert/strict';
import { test } from 'node:test';
import { didYouMean, nearestTo } from './nearest.js';

const known = ['apiKey', 'baseUrl', 'kind', 'otherApiKey', 'webhookToken'];

test('a slip of the fingers finds the name that was meant', () => {
  const slips = [
    ['apikey', 'apiKey'],
    ['apiKye', 'apiKey'],
    ['baseURL', 'baseUrl'],
    ['webhokToken', 'webhookToken'],
    ['kindd', 'kind'],
    ['otherapikey', 'otherApiKey'],
  ] as const;
  for (const [word, meant] of slips) assert.equal(nearestTo(word, known), meant);
  assert.equal(didYouMean('apikey', known), ' (did you mean "apiKey"?)');
});

test('what resembles nothing gets no suggestion', () => {
  for (const word of ['', 'colour', 'x'.repeat(100_000)]) assert.equal(nearestTo(word, known), undefined);
  assert.equal(didYouMean('colour', known), '');
  assert.equal(nearestTo('kind', []), undefined);
});

test('two swapped letters are one slip, and only where both are', () => {
  assert.equal(nearestTo('knid', ['kind']), 'kind');
  assert.equal(nearestTo('ikdn', ['kind']), undefined);
  for (const word of ['kxid', 'knxd', 'kixx', 'nikd']) assert.equal(nearestTo(word, ['kind']), undefined, word);
});

test('a long name may have a slip in every three letters, a short one a single slip', () => {
  assert.equal(nearestTo('wxbhxokTxkxn', known), 'webhookToken');
  assert.equal(nearestTo('wxbhxokTxkxx', known), undefined);
  assert.equal(nearestTo('ax', ['ab']), 'ab');
  assert.equal(nearestTo('xkxind', ['kind']), undefined);
  assert.equal(nearestTo('b', ['ab']), 'ab');
  const longest = 'x'.repeat(64);
  assert.equal(nearestTo(longest, [longest]), longest);
  assert.equal(nearestTo(`${longest}x`, [`${longest}x`]), undefined);
});

test('the nearest of several is meant, the first among equals', () => {
  assert.equal(nearestTo('otherKeyss', ['otherKey', 'otherKeys', 'otherKeyz']), 'otherKeys');
  assert.equal(nearestTo('kine', ['kinf', 'king', 'kind']), 'kinf');
});
