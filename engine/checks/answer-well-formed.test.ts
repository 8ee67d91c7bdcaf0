import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { principle } from '../../contracts/model/ground.js';
import { exchangeInput, only } from '../test-support/inputs.js';
import { answerWellFormed } from './answer-well-formed.js';

const json = { 'content-type': 'application/json' };

function inputOf(body: string | Uint8Array, headers: Record<string, string> = json, unpacked?: true) {
  const input = exchangeInput('getUserBalances', { headers, body: Buffer.from(body).toString() });
  input.response.wire = { bytes: Buffer.from(body), headers: Object.entries(headers), ...(unpacked && { unpacked }) };
  return input;
}
const judge = (...of: Parameters<typeof inputOf>) => answerWellFormed.judge(inputOf(...of));

test('clean JSON holds, packed or not, and so does one of which only the text is known', () => {
  assert.equal(only(judge('{"name":"Zoë"}')).holds, true);
  assert.equal(only(judge(gzipSync('{}'), { ...json, 'content-encoding': 'gzip' })).holds, true);
  assert.equal(only(judge('{}', { ...json, 'content-encoding': 'gzip', 'content-length': '9' }, true)).holds, true);
  assert.equal(only(answerWellFormed.judge(exchangeInput('getUserBalances', { body: '{}' }))).holds, true);
});

test('each problem of the bytes is a finding on a principle, at its place', () => {
  const [twice, half] = judge('{"a":1,"a":1,"b":["\\ud800"]}');
  assert.equal(twice?.holds, false);
  assert.equal(twice.pointer, '/a');
  assert.deepEqual(twice.ground, principle('well-formed HTTP and JSON'));
  assert.deepEqual(twice.subject, { kind: 'exchange', id: 'e1' });
  assert.equal(half?.pointer, '/b/0');
  assert.match(only(judge('{}', { ...json, 'content-length': '3' })).message, /declares 3 bytes, and 2 came/);
  assert.match(only(judge('{}', { ...json, 'content-encoding': 'gzip' })).message, /no such stream/);
  assert.match(only(judge(Buffer.from('{"a":"ë"}', 'latin1'))).message, /no UTF-8/);
});

test('what is labelled JSON is held to it, and what has no label where JSON is documented', () => {
  assert.equal(only(judge('<html>', {})).holds, false);
  assert.deepEqual(judge('<html>', { 'content-type': 'text/html' }), []);
  assert.equal(only(judge('{}x', { 'content-type': 'application/problem+json' })).holds, false);
});

test('an empty body and an answer to HEAD are left alone', () => {
  assert.deepEqual(judge(''), []);
  const input = inputOf('', { ...json, 'content-length': '9' });
  input.exchange.request.method = 'HEAD';
  assert.deepEqual(answerWellFormed.judge(input), []);
});

test('an answer that is not whole is one finding, with what had come', () => {
  const input = inputOf('{"a":');
  input.exchange.broken = { kind: 'malformed', message: 'closed early', expected: 'a whole answer' };
  const judgement = only(answerWellFormed.judge(input));
  assert.equal(judgement.check, 'answer-well-formed');
  assert.equal(judgement.actual, '200, then: closed early');
  input.exchange.broken = { kind: 'beyond-limits', message: 'large', expected: 'less' };
  assert.deepEqual(answerWellFormed.judge(input), []);
});
