import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalPath, pathOf, queryOf } from './path.js';

test('the path is what stands before the query', () => {
  assert.equal(pathOf('/webhook/user/status'), '/webhook/user/status');
  assert.equal(pathOf('/webhook/user/status?try=2?'), '/webhook/user/status');
  assert.equal(pathOf('http://sink.test:80/webhook?try=2'), '/webhook');
  assert.equal(pathOf('*'), '*');
  assert.equal(pathOf('/a#b?c'), '/a');
  assert.equal(pathOf('/a?b\nc'), '/a');
  assert.equal(pathOf('HTTPS://sink.test'), '');
  assert.equal(pathOf('https://sink.test?a'), '');
  assert.equal(pathOf('https://sink.test#a'), '');
  assert.equal(pathOf('/to/http://sink.test/a'), '/to/http://sink.test/a');
  assert.equal(pathOf('ftp://sink.test/a'), 'ftp://sink.test/a');
});

test('the query is what stands after the first question mark', () => {
  assert.deepEqual(
    [...queryOf('/a?b=1&c=%2F?')],
    [
      ['b', '1'],
      ['c', '/?'],
    ],
  );
  assert.deepEqual([...queryOf('/a')], []);
});

test('paths that name the same resource have one normal form', () => {
  for (const [path, normal] of [
    ['/a/b', '/a/b'],
    ['/%61/b%2Dc%2e%5F%7e', '/a/b-c._~'],
    ['/a%2fb', '/a%2Fb'],
    ['/a/./b/../c', '/a/c'],
    ['/..', '/'],
    ['/a/%2E%2E/b', '/b'],
    ['/a%zz', '/a%zz'],
    ['/%7E%30', '/~0'],
    ['/%c3%bc/%41', '/%C3%BC/A'],
    ['/a/..', '/'],
    ['/a/.', '/a/'],
    ['/a/./', '/a/'],
    ['/a/b/../../../c', '/c'],
    ['/../../a/', '/a/'],
    ['/a.b/..c/...', '/a.b/..c/...'],
    ['/.hidden', '/.hidden'],
    ['/a//b', '/a//b'],
  ] as const)
    assert.equal(normalPath(path), normal, path);
});
