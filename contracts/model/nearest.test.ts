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
