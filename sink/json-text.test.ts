import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { jsonTextOf } from './json-text.js';

test('the text of a body is what it holds once unpacked', () => {
  assert.equal(jsonTextOf(Buffer.from('{"ü":1}'), {}), '{"ü":1}');
  assert.equal(jsonTextOf(gzipSync('{"ü":1}'), { 'content-encoding': 'gzip' }), '{"ü":1}');
});

test('what is packed in another way than it says, or is no UTF-8, has no text', () => {
  const latin = Buffer.from([0x22, 0xfc, 0x22]);
  for (const [body, headers] of [
    [latin, {}],
    [gzipSync('{}'), {}],
    [Buffer.from('{}'), { 'content-encoding': 'gzip' }],
    [gzipSync(latin), { 'content-encoding': 'gzip' }],
    [gzipSync('\ufeff{}'), { 'content-encoding': 'gzip' }],
  ] as const)
    assert.throws(() => jsonTextOf(body, headers), RangeError, body.toString('hex'));
});
