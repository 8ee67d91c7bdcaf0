import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { losslessBody, parseBody } from './json-body.js';
import { parseLossless } from './lossless.js';

test('an empty body is no JSON, and null is', () => {
  assert.deepEqual(parseBody(''), { ok: false, reason: 'the body is empty' });
  assert.deepEqual(parseBody('null'), { ok: true, value: null });
});

test('every JSON text is read as JavaScript reads it', () => {
  fc.assert(fc.property(fc.json(), (text) => assert.deepEqual(parseBody(text), { ok: true, value: JSON.parse(text) })));
});

test('the reason never quotes the body: a cut piece of a secret could not be redacted', () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9]{12}$/);
  const around = [
    (value: string) => value,
    (value: string) => `<html>${value}</html>`,
    (value: string) => `{"pin":${value}x}`,
    (value: string) => `{"iban":"${value}",,}`,
    (value: string) => `["${value}" "${value}"]`,
    (value: string) => `{"a":"${value}`,
  ];
  fc.assert(
    fc.property(secret, fc.constantFrom(...around), (value, put) => {
      const result = parseBody(put(value));
      if (result.ok) return;
      for (let start = 0; start + 4 <= value.length; start += 1)
        assert.ok(!result.reason.includes(value.slice(start, start + 4)), result.reason);
    }),
  );
});

test('a body is read once in each way, and one without numbers once at all', () => {
  const text = JSON.stringify({ amount: '1.0', list: [true, null] });
  const plain = parseBody(text);
  assert.ok(plain.ok);
  assert.equal(parseBody(`${text}`), plain);
  assert.equal(losslessBody(text), plain.value);
  const numbered = '{"amount":1.00}';
  assert.equal(losslessBody(numbered), losslessBody(numbered));
  assert.deepEqual(parseBody(numbered), { ok: true, value: { amount: 1 } });
});

test('numbers of a body keep their digits, and what cannot be read so is nothing', () => {
  fc.assert(fc.property(fc.json(), (text) => assert.deepEqual(losslessBody(text), parseLossless(text))));
  for (const text of [undefined, '', '{', '{"a":1,"a":2}', '['.repeat(1001) + ']'.repeat(1001)])
    assert.equal(losslessBody(text), undefined);
});

test('a body is read rightly however many came before', () => {
  const texts = Array.from({ length: 50 }, (_, index) => JSON.stringify({ index, filling: 'x'.repeat(50_000) }));
  for (const round of [1, 2])
    for (const [index, text] of texts.entries())
      assert.equal((parseBody(text) as { value: { index: number } }).value.index, index, `round ${round}`);
});
