import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingsOf, textsSent } from './shown-texts.js';

test('a text is read as it is, and decoded where it says something', () => {
  const hidden = 'the key of a partner';
  assert.deepEqual(readingsOf('plain text'), ['plain text']);
  assert.deepEqual(readingsOf('the%20key+of'), ['the%20key+of']);
  assert.deepEqual(readingsOf('a%20key%20of%20a%20partner'), ['a%20key%20of%20a%20partner', 'a key of a partner']);
  for (const encoding of ['base64', 'base64url', 'hex'] as const) {
    const text = `x: ${Buffer.from(hidden).toString(encoding)}`;
    assert.ok(readingsOf(text).includes(hidden), encoding);
    assert.equal(readingsOf(text)[0], text);
  }
});

test('noise in letters of an encoding, and an escape that is none, say nothing', () => {
  const noise = Buffer.from(Array.from({ length: 24 }, (_, index) => 128 + index)).toString('base64');
  for (const text of [noise, 'a'.repeat(24), '%zz and 100%25 of %E0%A4%A']) assert.deepEqual(readingsOf(text), [text]);
});

test('what was sent is known as it was sent and as it is read', () => {
  const request = { url: 'http://h/a%20b', headers: {}, body: '{"name":"x y","n":[7]}' };
  assert.deepEqual(textsSent(request), [request.url, 'http://h/a b', request.body, request.body, 'x y', '7']);
  assert.deepEqual(textsSent({ url: 'http://h/', headers: {} }), ['http://h/', 'http://h/']);
});
