import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idMember, idNamesOf, idsOf, isId, listIn, nameOf, onlyListIn, ownIdsOf } from './identity.js';

test('an id of the object itself is told from one that names whose it is', () => {
  for (const name of ['id', 'cardId', 'transferId']) assert.equal(isId(name), true, name);
  for (const name of ['externalUserId', 'userId', 'sourceExternalUserId', 'destinationExternalUserId'])
    assert.equal(isId(name), false, name);
  for (const name of ['ids', 'paid', 'idea', 'IdNumber']) assert.equal(isId(name), false, name);
});

test('ids are filled texts under such names', () => {
  const object = { id: 'a', cardId: 'c', userId: 'u', orderId: '', lockId: 7, other: 'x' };
  assert.deepEqual(idNamesOf(object), ['id', 'cardId', 'userId']);
  assert.deepEqual(idsOf(object), ['a', 'c', 'u']);
  assert.deepEqual(ownIdsOf(object), ['a', 'c']);
  for (const value of [undefined, null, 'id', [object]]) assert.deepEqual(idsOf(value), []);
});

test('the items of a list are told apart by a member that is another id in each, `id` first', () => {
  assert.equal(
    idMember([
      { cardId: 'a', id: 'x' },
      { cardId: 'b', id: 'y' },
    ]),
    'id',
  );
  assert.equal(
    idMember([
      { cardId: 'a', id: 'x' },
      { cardId: 'b', id: 'x' },
    ]),
    'cardId',
  );
  assert.equal(idMember([{ id: 'x' }, { id: 'x' }]), undefined);
  assert.equal(idMember([{ id: 'x' }, { id: 1 }]), undefined);
  assert.equal(idMember([{ id: 'x' }, 'y']), undefined);
  assert.equal(idMember([]), undefined);
});

test('the list of an answer is the body or its first list, and an item has its id for a name', () => {
  assert.deepEqual(listIn([1]), [1]);
  assert.deepEqual(listIn({ total: 1, items: [2], more: [3] }), [2]);
  assert.equal(listIn({ total: 1 }), undefined);
  assert.equal(listIn('x'), undefined);
  assert.deepEqual([nameOf({ cardId: 'c' }), nameOf({ n: 'x' })], ['c', '{"n":"x"}']);
});

test('where an answer has several lists, none of them is the only one', () => {
  assert.deepEqual(onlyListIn([1]), [1]);
  assert.deepEqual(onlyListIn({ total: 1, items: [1] }), [1]);
  assert.equal(onlyListIn({ items: [], errors: [] }), undefined);
  for (const body of [{}, null, 'text', { items: {} }]) assert.equal(onlyListIn(body), undefined);
});
