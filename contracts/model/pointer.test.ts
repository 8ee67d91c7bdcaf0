import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { escapeToken, generalise, parsePointer, toPointer, valueAt } from './pointer.js';

/** Names with the characters that pointers escape far more often than chance has them. */
const names = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('~', '/', '0', '1', 'a') }));

test('tokens survive the way into a pointer and back', () => {
  fc.assert(fc.property(fc.array(names), (tokens) => assert.deepEqual(parsePointer(toPointer(tokens)), tokens)));
});

test('different tokens give different pointers', () => {
  fc.assert(
    fc.property(fc.array(names), fc.array(names), (a, b) => {
      assert.equal(toPointer(a) === toPointer(b), JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});

test('an escaped token has no slash left and reads back by RFC 6901', () => {
  assert.equal(escapeToken('a/b~c'), 'a~1b~0c');
  assert.deepEqual(parsePointer('/~01/~10'), ['~1', '/0']);
  assert.deepEqual(parsePointer(''), []);
  assert.deepEqual(parsePointer('/'), ['']);
  assert.equal(toPointer(['paths', '/v1/user/{id}', 0]), '/paths/~1v1~1user~1{id}/0');
});

test('the value put at a pointer is the value found there', () => {
  fc.assert(
    fc.property(fc.array(names.filter((name) => name !== '__proto__')), fc.jsonValue(), (tokens, value) => {
      const document = tokens.reduceRight<unknown>((inner, token) => ({ [token]: inner }), value);
      assert.deepEqual(valueAt(document, toPointer(tokens)), value);
    }),
  );
});

test('a pointer to nothing gives nothing, also where JavaScript objects have members of their own', () => {
  const document = { list: ['a', 'b'], text: 'abc', none: null };
  assert.equal(valueAt(document, '/list/1'), 'b');
  assert.equal(valueAt(document, '/none'), null);
  for (const pointer of ['/list/2', '/list/-', '/text/0', '/none/x', '/other', '/constructor', '/list/length/x'])
    assert.equal(valueAt(document, pointer), undefined, pointer);
});

test('array indices are generalised, names are not', () => {
  assert.equal(generalise('/balances/3/networkConfig/polygon/0'), '/balances/*/networkConfig/polygon/*');
  assert.equal(generalise('/v1~1x/12a/007'), '/v1~1x/12a/*');
  assert.equal(generalise(''), '');
});
