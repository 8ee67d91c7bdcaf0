import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createData } from './data.js';
import { textFor } from './pattern.js';

const patterns = [
  '^P\\d{3}$',
  '^[a-z0-9]+(-[a-z0-9]+)*$',
  '^\\d+\\.(\\d{6}|\\d{8})$',
  '^\\d+(\\.\\d{1,2})?$',
  '^(0x)?[0-9a-fA-F]{64}$',
  '^[0-9]{2}/[0-9]{2}$',
  '^(?:north|south)-[^\\d\\s]{2,}\\w*?\\S\\W$',
  '^.{3}[a-]?[\\]\\-x]$',
  '^(?<side>A|B)+\\/\\.$',
  '^\\x41\\u0042[\\x30-\\x33]\\t\\bx$',
  '^[^\\x00-\\x7f]{3}$',
  '^{[a-f]{4}}$',
];

test('a text is made after each kind of piece that a pattern can have', () => {
  for (const pattern of patterns)
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const text = textFor(pattern, createData(seed));
        assert.match(text, new RegExp(pattern), pattern);
      }),
      { numRuns: 60 },
    );
});

test('look-arounds make no text of their own', () => {
  assert.match(textFor('^P(?!403)(?=.)\\d{3}$', createData(1)), /^P\d{3}$/);
  assert.match(textFor('^(?<!x)a(?<=a)$', createData(1)), /^a$/);
});

test('all alternatives and all lengths come up', () => {
  const texts = new Set(Array.from({ length: 200 }, (_, seed) => textFor('^(a|b){1,2}c?$', createData(seed))));
  assert.equal(texts.size, 12);
});

test('escapes of code points and properties make what they stand for', () => {
  assert.match(textFor('^\\p{Lu}[\\p{Nd}_]\\u{1F600}$', createData(1)), /^\p{Lu}[\p{Nd}_]\u{1F600}$/u);
});

test('an empty class makes nothing', () => {
  assert.equal(textFor('^a[]b$', createData(1)), 'ab');
});

test('a limit of millions takes no millions of draws', () => {
  for (const seed of [1, 2, 3]) {
    const { length } = textFor('^.{1,2097152}$', createData(seed));
    assert.ok(length >= 1 && length < 2000, String(length));
  }
});
