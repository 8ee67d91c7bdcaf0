import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shown } from '../../contracts/model/shown.js';
import { parseLossless } from '../lossless.js';
import { exchange, operationNamed } from '../test-support/inputs.js';
import { answerBody, objectsIn, pathOf, reachesOperation, scalarsIn } from './answer.js';

test('a body is read with all digits of its numbers, and one that is no JSON is nothing', () => {
  const { response } = exchange('getUserBalances', { body: '{"a":0.10000000000000000001}' });
  assert.equal(shown((answerBody(response) as { a: unknown }).a), '0.10000000000000000001');
  assert.equal(answerBody(response), answerBody(response));
  for (const body of ['', '{', '<html></html>'])
    assert.equal(answerBody(exchange('getUserBalances', { body }).response), undefined);
});

test('scalars come with place, nearest name and the object that holds them', () => {
  const body = parseLossless('{"a/b":[{"c":1},["x"]],"n":null}');
  assert.deepEqual(
    [...scalarsIn(body)].map(({ pointer, name, parent }) => [pointer, name, parent && Object.keys(parent)]),
    [
      ['/a~1b/0/c', 'c', ['c']],
      ['/a~1b/1/0', 'a/b', ['a/b', 'n']],
      ['/n', 'n', ['a/b', 'n']],
    ],
  );
  assert.deepEqual(
    [...objectsIn(body)].map(({ pointer }) => pointer),
    ['', '/a~1b/0'],
  );
});

test('a request reaches an operation by method and path, behind a base path and with a query too', () => {
  const operation = operationNamed('getUserBalances');
  const reaches = (method: string, url: string): boolean => {
    const done = exchange('getUserBalances');
    return reachesOperation({ ...done, request: { ...done.request, method, url } }, operation);
  };
  assert.equal(reaches('GET', 'http://h/v1/user/balances/a%2Fb?x=1'), true);
  assert.equal(reaches('GET', 'http://h/base/v1/user/balances/a'), true);
  assert.equal(reaches('POST', 'http://h/v1/user/balances/a'), false);
  assert.equal(reaches('GET', 'http://h/v1/user/balances/'), false);
  assert.equal(reaches('GET', 'http://h/v1/user/cards/a'), false);
  assert.equal(reaches('GET', 'nowhere'), false);
});

test('an address that is none has no path', () => {
  assert.deepEqual(pathOf('http://127.0.0.1/v1/users?x=/y'), ['', 'v1', 'users']);
  assert.deepEqual(pathOf('not an address'), []);
});
