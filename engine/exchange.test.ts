import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isSuccess, mediaType, parseBody } from './exchange.js';

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

test('a media type is compared without case and parameters', () => {
  assert.equal(mediaType('Application/JSON ; charset=utf-8'), 'application/json');
  assert.equal(mediaType('text/html'), 'text/html');
  assert.equal(mediaType(''), '');
  assert.equal(mediaType(undefined), '');
});

test('success is a 2xx status and nothing else', () => {
  assert.deepEqual(
    [199, 200, 202, 299, 300, 304, 400, 500].filter((status) => isSuccess({ status })),
    [200, 202, 299],
  );
});
