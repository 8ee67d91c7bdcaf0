import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jsonLines, linesAround, placeOf, type JsonLine } from './json-lines.js';

function lines(text: string): JsonLine[] {
  const result = jsonLines(text);
  assert.ok(result);
  return result;
}

const textOf = (all: readonly JsonLine[]): string =>
  all.map((line) => '  '.repeat(line.depth) + line.tokens.map(([, text]) => text).join('')).join('\n');

test('any JSON reads like JSON.stringify with an indent of two', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (text) => {
      const value: unknown = JSON.parse(text);
      // JSON.stringify normalises numbers; the view keeps them, so both start from the normalised text.
      assert.equal(textOf(lines(JSON.stringify(value))), JSON.stringify(value, null, 2));
    }),
  );
});

test('numbers, escapes and repeated keys stay as they were sent', () => {
  assert.equal(
    textOf(lines('{"a":1.10,"b":1e-8,"c":12345678901234567890,"a":"\\u00e9\\""}')),
    '{\n  "a": 1.10,\n  "b": 1e-8,\n  "c": 12345678901234567890,\n  "a": "\\u00e9\\""\n}',
  );
});

test('a pointer is found at the line where its value begins', () => {
  const all = lines('{"a":[{"b":1},{"b":[]}],"x/y":{"~":null},"1":2}');
  const at = (pointer: string): string => {
    const { index, exact } = placeOf(all, pointer);
    return `${exact ? '' : 'near '}${all[index]?.tokens.map(([, text]) => text).join('') ?? ''}`;
  };
  assert.equal(at(''), '{');
  assert.equal(at('/a'), '"a": [');
  assert.equal(at('/a/1'), '{');
  assert.equal(at('/a/1/b'), '"b": []');
  assert.equal(at('/x~1y/~0'), '"~": null');
  assert.equal(at('/1'), '"1": 2');
  assert.equal(at('/a/0/missing/deeper'), 'near {');
  assert.equal(placeOf(all, '/a/0/missing').index, placeOf(all, '/a/0').index);
  assert.equal(at('/missing'), 'near {');
});

test('of a repeated key the last one counts, as for parsers', () => {
  const all = lines('{"a":1,"a":2}');
  assert.equal(placeOf(all, '/a').index, 2);
});

test('the lines around a place are those that open what contains it', () => {
  const all = lines('{"x":{"y":1},"a":[{"b":1},{"b":2}]}');
  const { index } = placeOf(all, '/a/1/b');
  assert.deepEqual(
    linesAround(all, index).map((at) => all[at]?.pointer),
    ['', '/a', '/a/1'],
  );
  assert.deepEqual(linesAround(all, 0), []);
  assert.deepEqual(linesAround(all, 99), []);
});

test('what is no JSON, or nested absurdly deep, has no lines', () => {
  assert.equal(jsonLines('{"a":'), undefined);
  assert.equal(jsonLines('<html>'), undefined);
  assert.equal(jsonLines('['.repeat(50_000) + ']'.repeat(50_000)), undefined);
});

test('a scalar is one line', () => {
  assert.equal(textOf(lines(' "text" ')), '"text"');
  assert.equal(textOf(lines('{}')), '{}');
});

test('each token is of its kind', () => {
  assert.deepEqual(
    lines('{"a":"b","c":[1,null]}').flatMap(({ tokens }) => tokens.filter(([kind]) => kind !== 'punctuation')),
    [
      ['key', '"a"'],
      ['string', '"b"'],
      ['key', '"c"'],
      ['number', '1'],
      ['literal', 'null'],
    ],
  );
});
