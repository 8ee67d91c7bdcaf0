import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identificationFor, keyInHeader, keyLacking, keysFor, type Identification } from './identification.js';
import type { Contract, OperationObject } from './types.js';

const inQuery: Identification = { place: 'query', name: 'api key', prefix: '', basic: false, schemes: ['q'] };
const asking = (...security: Record<string, string[]>[]) => ({ object: { security } as unknown as OperationObject });

test('a key fits where its scheme alone is one of the alternatives', () => {
  const cases: [ReturnType<typeof asking>, boolean, string | undefined][] = [
    [asking({ q: [] }), true, undefined],
    [asking({ b: [] }, { q: ['read'] }), true, undefined],
    [asking({ q: [] }, {}), true, undefined],
    [asking(), false, undefined],
    [asking({ b: [] }, {}), false, undefined],
    [asking({ b: [] }), false, 'asks for b; the run has a key for q'],
    [asking({ q: [], b: [] }, { c: [] }), false, 'asks for q and b, or c; the run has a key for q'],
  ];
  for (const [operation, takes, lacks] of cases) {
    assert.equal(keysFor(inQuery, operation).length > 0, takes);
    assert.equal(keyLacking(inQuery, operation), lacks);
  }
  assert.equal(keysFor(keyInHeader('authorization'), asking()).length, 1);
  assert.equal(keyLacking(keyInHeader('authorization'), asking({ b: [] })), 'asks for b; the run has no key for it');
});

test('where no document says how callers identify themselves, the key goes as it is into the header of the facts', () => {
  const contract = { facts: { authentication: { header: 'x-key' } } } as unknown as Contract;
  assert.deepEqual(identificationFor(contract), { place: 'header', name: 'x-key', prefix: '', basic: false });
  assert.equal(identificationFor(contract, inQuery), inQuery);
});

test('an operation that says nothing of keys asks for none; a run may hold several at once', () => {
  const silent = { object: {} as OperationObject };
  assert.deepEqual([keysFor(inQuery, silent), keyLacking(inQuery, silent)], [[], undefined]);
  const both = { ...inQuery, schemes: ['q', 'r'] };
  assert.equal(keyLacking(both, asking({ b: [] })), 'asks for b; the run has a key for q and r');
});

test('of keys for several schemes an operation gets those of one alternative, the main one first', () => {
  const beside = { place: 'header', name: 'x-app', prefix: '', basic: false, schemes: ['app'] } as const;
  const how: Identification = { ...inQuery, besides: [beside, { ...beside, name: 'x-other', schemes: ['other'] }] };
  const namesOf = (...security: Record<string, string[]>[]) =>
    keysFor(how, asking(...security)).map(({ name }) => name);
  assert.deepEqual(namesOf({ app: [], q: [] }), ['api key', 'x-app']);
  assert.deepEqual(namesOf({ app: [] }), ['x-app']);
  assert.deepEqual(namesOf({ app: [], other: [] }, { q: [] }), ['api key']);
  assert.deepEqual(namesOf({ q: [], unknown: [] }, { other: [] }), ['x-other']);
  assert.deepEqual(namesOf({ unknown: [] }), []);
  assert.equal(keyLacking(how, asking({ q: [], app: [] })), undefined);
  assert.equal(
    keyLacking(how, asking({ unknown: [], q: [] })),
    'asks for unknown and q; the run has a key for q and app and other',
  );
});
