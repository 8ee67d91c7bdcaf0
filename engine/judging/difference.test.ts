import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseLossless } from '../lossless.js';
import { differences, hasSettled } from './difference.js';

const compare = (here: unknown, there: unknown, ordered = false) =>
  differences(parseLossless(JSON.stringify(here)), parseLossless(JSON.stringify(there)), {
    volatile: ['rate'],
    ordered,
  });
const places = (here: unknown, there: unknown, ordered = false) =>
  compare(here, there, ordered).map(({ pointer }) => pointer);

test('a document does not differ from itself, and two differ in both directions or in none', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), fc.boolean(), (a, b, ordered) => {
      assert.deepEqual(compare(a, a, ordered), []);
      assert.equal(compare(a, b, ordered).length > 0, compare(b, a, ordered).length > 0);
    }),
  );
});

test('added and removed members and items are differences', () => {
  assert.deepEqual(places({ a: 1 }, { a: 1, b: 2 }), ['/b']);
  assert.deepEqual(places({ a: 1, b: null }, { a: 1 }), ['/b']);
  assert.deepEqual(places({ list: [] }, { list: [{ id: 'x' }] }), ['/list/0']);
  assert.deepEqual(places([{ id: 'x' }, { id: 'y' }], [{ id: 'y' }]), ['/0']);
  assert.deepEqual(places([{ id: 'x' }], [{ id: 'y' }, { id: 'x' }]), ['/0']);
  assert.deepEqual(places(['x'], ['x', 'y']), ['/1']);
  assert.deepEqual(places({ a: {} }, { a: [] }), ['/a']);
});

test('items are matched by id in any order, unless order counts', () => {
  const [here, there] = [
    [
      { cardId: 'a', n: 1 },
      { cardId: 'b', n: 2 },
    ],
    [
      { cardId: 'b', n: 2 },
      { cardId: 'a', n: 1 },
    ],
  ];
  assert.deepEqual(compare(here, there), []);
  assert.equal(compare(here, there, true).length, 4);
  assert.deepEqual(
    places(here, [
      { cardId: 'b', n: 3 },
      { cardId: 'a', n: 1 },
    ]),
    ['/1/n'],
  );
});

test('amounts compare as decimals, and prices are left out', () => {
  assert.deepEqual(compare({ amount: '1.50', rate: 1 }, { amount: 1.5, rate: 2 }), []);
  assert.deepEqual(places({ amount: '1.50' }, { amount: '1.51' }), ['/amount']);
});

test('a state settles from one that was under way to one that is not, and nothing else does', () => {
  const settles = (here: unknown, there: unknown, pointer = '/status') => hasSettled({ pointer, here, there });
  for (const state of [
    'PENDING',
    'queued',
    'PROCESSING',
    'IN_PROGRESS',
    'WAITING',
    'AWAITING_PAYMENT',
    'WAITING_FOR_TR_DATA',
  ]) {
    assert.equal(settles(state, 'SUCCESSFUL'), true, state);
    assert.equal(settles('SUCCESSFUL', state), false, state);
    assert.equal(settles(state, 'PENDING'), false, state);
  }
  for (const state of ['PROCESSING_FAILED', 'NOT_PENDING', 'AWAITINGS', 'ACTIVE', ''])
    assert.equal(settles(state, 'SUCCESSFUL'), false, state);
  assert.equal(settles('PENDING', 'DONE', '/lines/0/state'), true);
  assert.equal(settles('PENDING', 'DONE', '/statusText'), false);
  assert.equal(settles('PENDING', undefined), false);
  assert.equal(settles(undefined, 'DONE'), false);
});
