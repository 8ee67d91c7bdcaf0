import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isLosslessNumber, parse } from 'lossless-json';
import { parseLossless } from './lossless.js';

type ReaderResult = { value: unknown } | { error: string };

function resultOf(reader: (text: string) => unknown, text: string): ReaderResult {
  try {
    return { value: reader(text) };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

const same = (text: string): void => assert.deepEqual(resultOf(parseLossless, text), resultOf(parse, text), text);

test('numbers keep every digit, wherever they stand', () => {
  const value = parseLossless('{"a":[1.10,{"b":-0},1E+2],"c":"2","d":12345678901234567890}') as Record<string, unknown>;
  assert.deepEqual(
    JSON.stringify(value, (_name, member: unknown) => (isLosslessNumber(member) ? `#${member.value}` : member)),
    '{"a":["#1.10",{"b":"#-0"},"#1E+2"],"c":"2","d":"#12345678901234567890"}',
  );
});

test('any JSON is parsed as lossless-json parses it', () => {
  const spaced = fc
    .tuple(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'))
    .map(([value, space]) => JSON.stringify(value, undefined, space));
  fc.assert(fc.property(spaced, same));
});

test('so are texts that are hardly JSON', () => {
  const piece = fc.constantFrom(
    ...'{}[],:"\\0-1.5eE+ a',
    '"a":',
    '"\\u0041":',
    '"1":2',
    '"__proto__":3',
    'null',
    '"\\""',
    '\n',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      same,
    ),
  );
  const members = fc.array(
    fc.tuple(fc.constantFrom('a', '1', '0', 'b', '__proto__'), fc.constantFrom('1', '1.0', '"1"', '{"2":3,"a":4}')),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(
      members.map((all) => `{${all.map(([name, value]) => `"${name}":${value}`).join(',')}}`),
      same,
    ),
  );
});
