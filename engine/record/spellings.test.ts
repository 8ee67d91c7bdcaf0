import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { awkward } from '../test-support/awkward.js';
import { anchorOf, base64Cores, cutStart, escapesLetters, isWord, plainSpellings, spellings } from './spellings.js';

const asciiJson = (text: string) =>
  JSON.stringify(text).replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** How others write a text. */
const writings: Record<string, (text: string) => string> = {
  plain: (text) => text,
  JSON: (text) => JSON.stringify(text).slice(1, -1),
  'JSON inside JSON': (text) => JSON.stringify(JSON.stringify(text)),
  'JSON in ASCII': asciiJson,
  'JSON in ASCII, upper case': (text) =>
    asciiJson(text).replace(/\\u[0-9a-f]{4}/g, (found) => `\\u${found.slice(2).toUpperCase()}`),
  'JSON with escaped slashes': (text) => JSON.stringify(text).replaceAll('/', '\\/'),
  'all of it in \\u': (text) =>
    Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  'a URL': (text) => encodeURIComponent(text),
  'a URL, lower case': (text) => encodeURIComponent(text).replace(/%../g, (found) => found.toLowerCase()),
  'a URL inside a URL': (text) => encodeURIComponent(encodeURIComponent(text)),
  'a form': (text) => new URLSearchParams({ x: text }).toString().slice(2),
  HTML: (text) => text.replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`),
  'HTML with names': (text) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
};

const value = fc.oneof(
  fc.string({ minLength: 1, maxLength: 24 }),
  fc.string({ unit: awkward, minLength: 1, maxLength: 12 }),
  fc.constantFrom('a"b\\c/d', 'Żółć & Söhne', '\\\\\\', 'line\nbreak\ttab', '50% <b>', '\u{1F600}pin'),
);

for (const [name, write] of Object.entries(writings))
  test(`a text is found in ${name}`, () => {
    fc.assert(
      fc.property(value, fc.constantFrom('', '{"x":"', 'https://x.example/?q='), (text, before) => {
        const written = before + write(text);
        const left = written.replace(spellings(text, { word: false, grouped: false }), '');
        assert.ok(left.length < written.length, written);
      }),
    );
  });

test('another text is not found', () => {
  const pattern = spellings('secret-1', { word: false, grouped: false });
  for (const text of ['secret-2', 'Secret-1', 'secret 1', 'secret-%32']) assert.equal(text.replace(pattern, ''), text);
});

test('a word is found only whole, behind escapes too', () => {
  const cover = (text: string) => text.replace(spellings('1234', { word: true, grouped: false }), '#');
  for (const [text, covered] of [
    ['pin 1234.', 'pin #.'],
    ['"1234"', '"#"'],
    ['?pin=1234&x=1', '?pin=#&x=1'],
    ['pin%201234', 'pin%20#'],
    ['pin\\n1234', 'pin\\n#'],
    ['pin\\u00201234', 'pin\\u0020#'],
    ['pin_1234', 'pin_#'],
    ['12345', '12345'],
    ['a1234', 'a1234'],
    ['0.1234', '0.1234'],
    ['1234.5', '1234.5'],
  ])
    assert.equal(cover(text ?? ''), covered);
});

test('a grouped number is found with and without its groups', () => {
  const pattern = spellings('PL61109010140000071219812874', { word: false, grouped: true });
  for (const text of [
    'PL61 1090 1014 0000 0712 1981 2874',
    'pl61109010140000071219812874',
    'PL61-1090-1014-0000-0712-1981-2874',
    'PL61%201090%201014%200000%200712%201981%202874',
  ])
    assert.equal(`to ${text}!`.replace(pattern, '#'), 'to #!');
});

test('Base64 of anything that contains the text contains one of its cores', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 8, maxLength: 40 }),
      fc.string({ maxLength: 7 }),
      fc.string({ maxLength: 7 }),
      fc.constantFrom('base64' as const, 'base64url' as const),
      (text, before, behind, encoding) => {
        const encoded = Buffer.from(before + text + behind).toString(encoding);
        assert.ok(base64Cores(text).some((core) => encoded.includes(core)));
      },
    ),
  );
});

test('what a cut leaves of a value is found at the end and nowhere else', () => {
  assert.equal(cutStart('key secre', 'secret-1', 4, false), 4);
  assert.equal(cutStart('key secre…', 'secret-1', 4, false), 4);
  assert.equal(cutStart('key sec', 'secret-1', 4, false), undefined);
  assert.equal(cutStart('secre key', 'secret-1', 4, false), undefined);
  assert.equal(cutStart('to PL61 1090 10', 'PL61109010140000071219812874', 4, true), 3);
});

test('a word of a plain text is no part of a longer word or number, whatever its letters', () => {
  for (const [text, whole] of [
    ['1234', true],
    ['pin 1234.', true],
    ['(1234)', true],
    ['a.1234', true],
    ['1234.x', true],
    ['x1234', false],
    ['ß1234', false],
    ['1234ß', false],
    ['12345', false],
    ['0.1234', false],
    ['1234.5', false],
  ] as const) {
    const start = text.indexOf('1234');
    assert.equal(isWord(text, start, start + 4), whole, text);
  }
});

test('escapes that hide letters are told from those that hide none', () => {
  for (const text of ['\\u0041', '\\u007A', '\\u0039', '%41', '%2541', '%7a', '%39', '&#65;', '&#x41;'])
    assert.ok(escapesLetters(text), text);
  for (const text of ['plain', '\\u0020', '%20', '%2F', '\\n', '&amp;', '100%', '%40', '\\u005b'])
    assert.ok(!escapesLetters(text), text);
});

test('the anchor of a value is its longest run of plain characters, the first of equals', () => {
  assert.equal(anchorOf('ab-cdef ghij'), 'cdef');
  assert.equal(anchorOf('Żółć'), '');
  assert.equal(anchorOf('O’Neill'), 'Neill');
});

test('a grouped value in plain text is found with one blank or dash between any two characters', () => {
  const cover = (text: string) => text.replace(plainSpellings('PL61.10'), '#');
  for (const text of ['pl61.10', 'P-L 6 1 .1 0']) assert.equal(cover(`to ${text}!`), 'to #!');
  for (const text of ['PL61x10', 'PL61.1  0', 'PL61.1']) assert.equal(cover(text), text);
});

test('a cut leaves the longest beginning, to the last character or the mark of the cut', () => {
  assert.equal(cutStart('abab', 'ababab', 2, false), 0);
  assert.equal(cutStart('x secret-1', 'secret-1', 4, false), undefined, 'the whole value is no cut');
  assert.equal(cutStart('pl61-1090', 'PL61109010140000071219812874', 4, true), 0);
  assert.equal(cutStart('SECRE', 'secret-1', 4, false), undefined);
  assert.equal(cutStart('sec re', 'secret-1', 4, false), undefined);
});
