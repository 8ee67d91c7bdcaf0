import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatNamed } from '../contracts/formats/index.js';
import { createRandom } from './random.js';

test('a stream depends on seed and labels, not on what was drawn elsewhere', () => {
  const one = createRandom(7);
  one.bytes(100);
  assert.equal(one.fork('user', 'a').uuid(), createRandom(7).fork('user').fork('a').uuid());
  assert.notEqual(one.fork('user', 'a').uuid(), one.fork('user', 'b').uuid());
  assert.notEqual(one.fork('user', 'a').uuid(), createRandom(8).fork('user', 'a').uuid());
  assert.equal(one.uuidFor('user', 'a'), one.fork('user', 'a').uuid());
  assert.equal(one.fork('user').uuidFor('a'), one.fork('user', 'a').uuid());
  assert.notEqual(one.fork('ab').uuid(), one.fork('a', 'b').uuid());
});

test('a stream goes on', () => {
  const random = createRandom(1);
  const ids = Array.from({ length: 200 }, () => random.uuid());
  assert.equal(new Set(ids).size, 200);
  for (const id of ids) {
    assert.ok(formatNamed('uuid')?.test(id));
    assert.match(id, /^.{14}4.{4}[89ab]/);
  }
});

test('integers reach every value below the limit', () => {
  const random = createRandom(1);
  const drawn = new Set(Array.from({ length: 500 }, () => random.integer(7)));
  assert.deepEqual([...drawn].sort(), [0, 1, 2, 3, 4, 5, 6]);
});
