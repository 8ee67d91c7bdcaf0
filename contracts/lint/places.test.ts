import assert from 'node:assert/strict';
import { test } from 'node:test';
import { citedEditions, shownEdition, type PlaceNote } from './places.js';
import { contractOf, documented, sample } from './test-support/contract.js';

const thing: PlaceNote = { operation: 'createThing' };

test('a call cites the editions of its path, request and success, and of what stands inside them', () => {
  const inner = { type: 'object', properties: { id: { type: 'string', 'x-evidence': documented('legacy') } } };
  const contract = contractOf({
    evidence: { grade: 'carried', edition: '2025' },
    request: sample(inner, {}),
    responses: { 400: sample({ 'x-evidence': documented('test') }, {}) },
  });
  assert.deepEqual(citedEditions(contract, thing), ['2025', 'legacy']);
  assert.deepEqual(citedEditions(contract, { operation: 'unheardOf' }), []);
  assert.deepEqual(citedEditions(contractOf({ evidence: { grade: 'assumed' } }), thing), []);
});

test('a contradiction of the version itself always shows', () => {
  assert.equal(shownEdition(contractOf({}), ['legacy', 'test'], []), 'test');
});

test('one of another edition shows where the contract knows all its places from that edition alone', () => {
  const carried = contractOf({ evidence: { grade: 'carried', edition: '2025' } });
  assert.equal(shownEdition(carried, ['2025'], [thing]), '2025');
  assert.equal(shownEdition(carried, ['legacy'], [thing]), undefined);
  assert.equal(shownEdition(carried, ['2025'], []), undefined);
  const page: PlaceNote = { page: 'Fees', facts: () => [documented('test')] };
  assert.equal(shownEdition(carried, ['2025'], [thing, page]), undefined);
  assert.equal(shownEdition(carried, ['2025'], [thing, { ...page, only: 'legacy' }]), '2025');
});

test('one that names no edition shows with the edition that its places are known from', () => {
  assert.equal(shownEdition(contractOf({}), undefined, [thing]), 'test');
  const carried = contractOf({ evidence: { grade: 'carried', edition: '2025' } });
  assert.equal(shownEdition(carried, undefined, [thing]), '2025');
  assert.equal(shownEdition(contractOf({ evidence: { grade: 'assumed' } }), undefined, [thing]), undefined);
});
