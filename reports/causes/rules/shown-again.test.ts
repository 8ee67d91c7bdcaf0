import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run, sighting, symptom } from '../test-support/symptoms.js';
import { shownAgain } from './shown-again.js';

const resting = (...observed: string[]) => ({ sightings: [sighting(3, { observed })] });

test('a value that is wrong by itself explains what is compared with it', () => {
  const wrong = symptom('whose-data', 'getTransfer', { sightings: [sighting(1, { message: 'e1' })] });
  const compared = symptom('delivery-agrees', 'p2pTransfer', resting('e1'));
  assert.equal(shownAgain.explains(wrong, compared, run()), true);
  assert.equal(shownAgain.explains(wrong, symptom('delivery-agrees', 'p2pTransfer', resting('e2')), run()), false);
  assert.equal(shownAgain.explains(wrong, symptom('delivery-agrees', 'p2pTransfer'), run()), false);
});

test('a broken member explains the comparison of that member, and of no other', () => {
  const form = symptom('response-schema', 'getTransfer', {
    place: '/amount',
    sightings: [sighting(1, { message: 'e1' })],
  });
  const of = (place: string) => symptom('list-agrees-with-detail', 'getHistory', { place, ...resting('e1') });
  assert.equal(shownAgain.explains(form, of('/lines/*/amount'), run()), true);
  assert.equal(shownAgain.explains(form, of('/lines/*/state'), run()), false);
});

test('it need not be the same answer where the same operation is read for the same member', () => {
  const form = symptom('response-schema', 'getOrder', { place: '/createdAt' });
  const compared = symptom('delivery-agrees', 'orderStatus', { place: '/createdAt', ...resting('e7') });
  assert.equal(shownAgain.explains(form, compared, run({ operationOf: () => 'getOrder' })), true);
  assert.equal(shownAgain.explains(form, compared, run({ operationOf: () => 'getCard' })), false);
});
