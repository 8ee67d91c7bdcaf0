import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { awkward } from '../test-support/awkward.js';
import { needlesOf, type Needle } from './needles.js';
import { Scanner } from './scanner.js';

const needle = (text: string, alone?: Needle['alone']): Needle => ({
  bytes: Buffer.from(text),
  value: { text, names: [], kind: 'test' },
  form: 'as it is',
  ...(alone ? { alone } : {}),
});
const textsIn = (scanner: Scanner, text: string): string[] =>
  scanner.hits(Buffer.from(text)).map(({ value }) => value.text);

test('it finds exactly what a plain search finds', () => {
  // Few letters, so that texts hold many needles, and needles begin alike.
  const letters = fc.constantFrom('a', 'b', 'ż');
  const needles = fc.uniqueArray(fc.string({ unit: letters, minLength: 8, maxLength: 12 }), { maxLength: 40 });
  fc.assert(
    fc.property(needles, fc.string({ unit: letters, maxLength: 400 }), (texts, haystack) => {
      const found = new Set(textsIn(new Scanner(texts.map((text) => needle(text))), haystack));
      assert.deepEqual([...found].sort(), texts.filter((text) => haystack.includes(text)).sort());
    }),
  );
});

test('a number inside a longer number is another one; a bare short value ends where its word does', () => {
  const scanner = new Scanner([needle('48123456789', 'digit'), needle('"pin":1234', 'word')]);
  assert.deepEqual(textsIn(scanner, 'at 1481234567890, 481234567891'), []);
  assert.deepEqual(textsIn(scanner, 'tel48123456789x'), ['48123456789']);
  assert.deepEqual(textsIn(scanner, '{"pin":12345}'), []);
  assert.deepEqual(textsIn(scanner, '{"pin":1234}'), ['"pin":1234']);
});

test('Base64 shows a value wherever it lies in what was encoded, in both alphabets', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: awkward, minLength: 8, maxLength: 30 }),
      fc.string({ maxLength: 5 }),
      fc.string({ maxLength: 5 }),
      fc.constantFrom('base64' as const, 'base64url' as const),
      (text, before, after, encoding) => {
        const needles = needlesOf({ text, names: [], kind: 'test', secret: true }).filter(
          ({ form }) => form === 'in Base64',
        );
        const encoded = Buffer.from(before + text + after).toString(encoding);
        assert.ok(new Scanner(needles).hits(Buffer.from(encoded)).length > 0, encoded);
      },
    ),
  );
});
