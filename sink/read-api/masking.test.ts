import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QueryError } from '../filter.js';
import { composing } from '../test-support/delivery.js';
import { masked, viewOf } from './masking.js';

const secrets = [
  ...['authorization', 'Authorisation', 'proxy-authorization', 'cookie', 'set-cookie', 'x-token', 'client_secret'],
  ...['x-signature', 'password', 'api-key', 'api_key', 'apikey', 'X-API-KEY'],
];
const plain = ['accept', 'x-apikind', 'key', 'author', 'pass'];

test('headers that hold secrets keep their name alone', () => {
  const headers = [...secrets, ...plain].map((name): [string, string] => [name, `v-${name}`]);
  assert.deepEqual(masked(composing('body', { headers })(1)), {
    ...composing('body')(1),
    headers: [...secrets.map((name) => [name, '[hidden]']), ...plain.map((name) => [name, `v-${name}`])],
  });
});

test('so do parameters of the query, wherever they stand', () => {
  for (const [path, shown] of [
    ['/a?token=1', '/a?token=[hidden]'],
    ['/a?x=1&token=2&y=3', '/a?x=1&token=[hidden]&y=3'],
    ['/a?token=1&secret=2#f', '/a?token=[hidden]&secret=[hidden]#f'],
    ['/a?token=1=2', '/a?token=[hidden]'],
    ['/a?token=', '/a?token=[hidden]'],
    ['/token=1', '/token=1'],
    ['/a?x=token', '/a?x=token'],
    ['/a?b#token=1', '/a?b#token=1'],
  ] as const)
    assert.equal(masked(composing(null, { path })(1)).path, shown);
});

test('a query asks for one of two views, programs get all', () => {
  const delivery = composing(null, { headers: [['cookie', 'c']] })(1);
  const view = (query: string) => viewOf(new URLSearchParams(query))(delivery);
  assert.deepEqual([view(''), view('headers=full'), view('headers=masked')], [delivery, delivery, masked(delivery)]);
  for (const query of ['headers=', 'headers=half']) assert.throws(() => view(query), QueryError);
});
