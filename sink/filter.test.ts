import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matches, parseFilter, QueryError, toQuery, wholeNumber, type DeliveryFilter } from './filter.js';
import { composing } from './test-support/delivery.js';

const delivery = composing({ user: { 'a/b': 'x' }, amount: 5 }, { webhookId: 'userStatus' })(7);

test('each part of a filter restricts', () => {
  const expected: [DeliveryFilter, boolean][] = [
    [{}, true],
    [{ after: 6 }, true],
    [{ after: 7 }, false],
    [{ inbox: 'default' }, true],
    [{ inbox: 'other' }, false],
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
  const filter = { after: 3, inbox: 'a b', webhook: 'a&b', field: '/a b/ü', equals: '=+%' };
  assert.deepEqual(parseFilter(toQuery(filter)), filter);
  assert.deepEqual(parseFilter(toQuery({ field: '', equals: '' })), { after: 0, field: '', equals: '' });
  assert.equal(toQuery({}).toString(), '');
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

test('a parameter that a route takes besides is no filter, and is whole and in its bounds', () => {
  assert.deepEqual(parseFilter(new URLSearchParams('count=1&after=2'), ['count']), { after: 2 });
  const numberOf = (query: string, maximum?: number) => wholeNumber(new URLSearchParams(query), 'n', 7, maximum);
  assert.deepEqual(
    [numberOf(''), numberOf('n=0'), numberOf('n=5', 5), numberOf('n=9007199254740991')],
    [7, 0, 5, 2 ** 53 - 1],
  );
  for (const query of ['n=6', 'n=+1', 'n=1x', 'n=x1', 'n='])
    assert.throws(
      () => numberOf(query, 5),
      { name: 'QueryError', message: /"n" must be a whole number from 0 to 5\./ },
      query,
    );
  assert.throws(() => numberOf('n=9007199254740993'), QueryError);
});
