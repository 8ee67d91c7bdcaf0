import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContract } from '../../../contracts/model/load.js';
import { isComplete } from './kyc-uploads.js';

const context = { facts: loadContract('legacy').facts };

function judge(documentType: unknown, ...sizes: number[]): boolean {
  return isComplete(
    context,
    { profile: { documentType } },
    sizes.map((size) => ({ size })),
  );
}

test('a document needs the pictures that the facts name, and one where its kind is not known', () => {
  for (const card of ['ID_CARD', 'RESIDENCE_PERMIT']) {
    assert.equal(judge(card, 1, 1), false);
    assert.equal(judge(card, 1, 1, 1), true);
  }
  assert.equal(judge('PASSPORT', 1), false);
  assert.equal(judge('PASSPORT', 1, 1), true);
  assert.equal(judge(undefined, 1), true);
});

test('a picture without content cannot be used', () => {
  assert.equal(judge('PASSPORT', 1, 0), false);
  assert.equal(judge(undefined, 0), false);
});
