import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { secretFinder, secretForms } from './secret-forms.js';

const secret = fc.stringMatching(/^[A-Za-z0-9_+-]{8,40}$/);
const beside = fc.stringMatching(/^[a-z :"]{0,9}$/);

/** How somebody may write a secret. */
const writings: Record<string, (text: string) => string> = {
  'as it is': (text) => text,
  'in capitals': (text) => text.toUpperCase(),
  'in small letters': (text) => text.toLowerCase(),
  'in mixed case': (text) => [...text].map((one, at) => (at % 2 ? one.toUpperCase() : one.toLowerCase())).join(''),
  'in hexadecimal': (text) => Buffer.from(text).toString('hex'),
  'in hexadecimal capitals': (text) => Buffer.from(text).toString('hex').toUpperCase(),
  'in hexadecimal of its capitals': (text) => Buffer.from(text.toUpperCase()).toString('hex'),
  'in Base64': (text) => Buffer.from(`k=${text};`).toString('base64'),
  'in Base64 for URLs': (text) => Buffer.from(`{"key":"${text}"}`).toString('base64url'),
  'in Base64 of its small letters': (text) => Buffer.from(text.toLowerCase()).toString('base64'),
  'in a URL': (text) => `?x=${encodeURIComponent(text)}`,
  'in \\u escapes': (text) =>
    Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  'every byte by percent': (text) =>
    [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
};

for (const [name, write] of Object.entries(writings))
  test(`a secret is found ${name}`, () => {
    fc.assert(
      fc.property(secret, beside, beside, (text, before, after) => {
        fc.pre(!`${before}|${after}`.includes(text.toLowerCase()));
        const written = write(text);
        const places = secretFinder(text)(`${before}|${written}|${after}`);
        assert.ok(places.length > 0, written);
        for (const { start, end } of places) {
          assert.ok(start >= before.length && end <= before.length + written.length + 2);
          assert.ok(end - start >= Math.min(8, written.length));
        }
      }),
      { numRuns: 30 },
    );
  });

test('a short secret is found as it is and in no other form, lest every text has it', () => {
  const find = secretFinder('test');
  assert.deepEqual(
    find('a test, a Test').map(({ start }) => start),
    [2],
  );
  assert.deepEqual(find('74657374 dGVzdA=='), []);
});

test('texts without the secret show nothing', () => {
  const find = secretFinder('api-key-of-the-tests-81c2');
  for (const text of [
    '',
    'api key of the tests',
    'api-key-of-the-tests-81c',
    Buffer.from('api-key').toString('base64'),
  ])
    assert.deepEqual(find(text), [], text);
});

test('the forms have names of their own', () => {
  assert.equal(new Set(secretForms.map(({ name }) => name)).size, secretForms.length);
});
