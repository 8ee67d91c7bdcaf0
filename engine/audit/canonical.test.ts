import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { awkward } from '../test-support/awkward.js';
import { canonical } from './canonical.js';

const read = (text: string): string => Buffer.from(canonical(Buffer.from(text))).toString('utf8');

const json = (text: string): string => JSON.stringify(text).slice(1, -1);
const asciiJson = (text: string): string =>
  json(text).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
const form = (text: string): string => new URLSearchParams({ q: text }).toString().slice(2);
const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
const writings = { json, asciiJson, url: encodeURIComponent, form, html };

const value = fc
  .string({ unit: awkward, minLength: 8, maxLength: 30 })
  // A text that is an escape already means two things.
  .filter((text) => !/[\\%&+]/.test(text));
const layers = fc.array(fc.constantFrom(...Object.values(writings)), { maxLength: 4 });

test('a value has one canonical text, however often and in whatever order it is escaped', () => {
  fc.assert(
    fc.property(value, layers, (text, escapes) => {
      const written = escapes.reduce((inner, escape) => escape(inner), text);
      assert.equal(read(`<${written}>`), `<${read(text)}>`, written);
    }),
  );
});

test('escapes that people write by hand are read', () => {
  for (const [written, meant] of [
    ['\\u004Bowalska', 'Kowalska'],
    ['%4bowalska', 'Kowalska'],
    ['%254Bowalska', 'Kowalska'],
    ['&#75;owalska', 'Kowalska'],
    ['&#x4B;owalska', 'Kowalska'],
    ['\\ud83d\\ude00', '😀'],
    ['a\\\\\\"b\\/c', 'a"b/c'],
    ['Anna+Maria', 'AnnaMaria'],
    ['Kowal\r\n  ska', 'Kowalska'],
    ['Kowal\\n\\tska', 'Kowalska'],
  ])
    assert.equal(read(written ?? ''), meant);
});

test('what only begins like an escape stays', () => {
  for (const text of ['100%of', '%zz', 'R&D', '&unknown;', '&#;', '\\x', 'a\\', '%', '&', '\\u12', '%2'])
    assert.equal(read(text), text);
});
