import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { awkward } from '../test-support/awkward.js';
import { pairsIn, namedScalars, segmentsOf } from './pairs.js';

const brief = (text: string) => pairsIn(text).map(({ name, value }) => `${name}: ${value}`);

test('named values are found in JSON, whole or broken off', () => {
  assert.deepEqual(brief('{"pin": "12\\u00334", "cvv":321, "list":["x"], "deep":{"iban":"PL1"}}'), [
    'pin: 1234',
    'cvv: 321',
    'iban: PL1',
  ]);
  assert.deepEqual(brief('refused with 400 {"pin":"1234","firstName":"Ann'), ['pin: 1234', 'firstName: Ann']);
});

test('a value that the text cuts off is marked', () => {
  assert.deepEqual(
    pairsIn('{"a":"x","b":"y').map(({ name, cut }) => [name, cut]),
    [
      ['a', false],
      ['b', true],
    ],
  );
  assert.equal(pairsIn('{"b":"y\\')[0]?.cut, true);
  assert.deepEqual(
    pairsIn('{"p":"{\\"a\\":\\"x\\",\\"n\\":12,\\"b\\":\\"y').map(({ name, cut, quoted }) => [name, cut, quoted]),
    [
      ['p', true, true],
      ['a', false, true],
      ['n', false, false],
      ['b', true, true],
    ],
  );
  assert.deepEqual(pairsIn('{"n":12'), [{ name: 'n', value: '12', quoted: false, start: 5, end: 7, cut: false }]);
});

test('named values are found in JSON inside JSON, at any depth', () => {
  let text = '{"pin":"12\\"34","cvv":321}';
  for (let depth = 1; depth <= 3; depth += 1) {
    text = JSON.stringify({ payload: text });
    assert.ok(brief(text).includes('pin: 12"34'), `depth ${depth}`);
    assert.ok(brief(text).includes('cvv: 321'), `depth ${depth}`);
  }
});

test('named values are found in URLs, forms and headers', () => {
  assert.deepEqual(brief('https://example.com/open?token=a%2Fb+c&lang=pl#top'), ['token: a/b c', 'lang: pl']);
  assert.deepEqual(brief('pin=1234&broken=%E0%A4%A'), ['pin: 1234', 'broken: %E0%A4%A']);
  assert.deepEqual(brief('Digest password="hunter 2", realm=x'), ['password: hunter 2', 'realm: x']);
});

test('places are those of the values', () => {
  const text = '{"pin":"1234","cvv":321,"url":"https://x.example/?token=abc"}';
  for (const { value, start, end } of pairsIn(text)) assert.equal(text.slice(start, end), value);
  assert.equal(pairsIn(text).length, 4);
});

test('every member of every JSON text is found with its value', () => {
  const name = fc.stringMatching(/^[a-zA-Z_]{1,12}$/);
  fc.assert(
    fc.property(fc.dictionary(name, fc.oneof(fc.string({ unit: awkward }), fc.integer())), (document) => {
      const found = pairsIn(JSON.stringify(document)).map(({ name, value }) => `${name}=${value}`);
      for (const [key, value] of Object.entries(document)) assert.ok(found.includes(`${key}=${value}`), key);
    }),
    { numRuns: 40 },
  );
});

test('scalars keep every digit and know the objects around them', () => {
  assert.deepEqual(namedScalars('{"address":{"lines":["a",{"b":12345678901234567890}]}}'), [
    { name: 'lines', value: 'a', quoted: true, around: ['address'] },
    { name: 'b', value: '12345678901234567890', quoted: false, around: ['address', 'lines'] },
  ]);
  assert.deepEqual(namedScalars('"text"'), [{ name: '', value: 'text', quoted: true, around: [] }]);
  assert.deepEqual(namedScalars('{"a":"1","a":"2"}').at(-1)?.value, '2');
  assert.deepEqual(namedScalars('{"a":1,"a":2}'), [{ name: 'a', value: '2', quoted: false, around: [] }]);
  assert.deepEqual(namedScalars('{"a":'), []);
  assert.deepEqual(namedScalars('[true,null,{}]'), []);
});

test('only a path has segments: its query, its fragment and bodies have none', () => {
  const values = (text: string) => segmentsOf(text).map(({ name, value }) => `${name}${value}`);
  assert.deepEqual(values('/v1/user/Anna%20Maria?a=/b#/c'), ['', 'v1', 'user', 'Anna Maria']);
  assert.deepEqual(values('/a#/b'), ['', 'a']);
  for (const text of ['{"a":"b/c"}', 'https://x.example/a', '']) assert.deepEqual(values(text), [], text);
});
