import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matches, parseFilter, QueryError, toQuery, type DeliveryFilter } from './filter.js';
import { composing } from './test-support/delivery.js';

const delivery = composing({ user: { 'a/b': 'x' }, amount: 5 }, { webhookId: 'userStatus' })(7);

test('each part of a filter restricts', () => {
  const expected: [DeliveryFilter, boolean][] = [
    [{}, true],
    [{ after: 6 }, true],
    [{ after: 7 }, false],
    [{ webhook: 'userStatus' }, true],
    [{ webhook: 'cardStatus' }, false],
    [{ field: '/user/a~1b', equals: 'x' }, true],
    [{ field: '/user/a~1b', equals: 'y' }, false],
    [{ field: '/user/none', equals: 'x' }, false],
    [{ after: 6, webhook: 'userStatus', field: '/user/a~1b', equals: 'x' }, true],
  ];
  for (const [filter, expectation] of expected)
    assert.equal(matches(filter, delivery), expectation, JSON.stringify(filter));
});

test('a field matches strings alone', () => {
  assert.equal(matches({ field: '/amount', equals: '5' }, delivery), false);
  assert.equal(matches({ field: '', equals: 'x' }, composing('x')(1)), true);
});

test('a body that is not JSON never matches a field', () => {
  for (const bytes of [[], [0x7b], [0x22, 0xff, 0x22]]) {
    const bodyBase64 = Buffer.from(bytes).toString('base64');
    assert.equal(matches({ field: '', equals: '\ufffd' }, { ...delivery, bodyBase64 }), false);
  }
});

test('a query gives the filter it was made from', () => {
  const filter = { after: 3, webhook: 'a&b', field: '/a b/ü', equals: '=+%' };
  assert.deepEqual(parseFilter(toQuery(filter)), filter);
});

test('queries that can not be meant are refused', () => {
  const queries = [
    'after=-1',
    'after=1.5',
    'after=',
    'after=9e9',
    'field=/a',
    'equals=x',
    'field=a&equals=x',
    'webhok=a',
  ];
  for (const query of [...queries, 'webhook=a&webhook=b', 'count=1']) {
    assert.throws(() => parseFilter(new URLSearchParams(query)), QueryError, query);
  }
});
