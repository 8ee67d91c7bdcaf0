import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exchangeInput, only, operationNamed } from '../test-support/inputs.js';
import { headers } from './headers.js';

const id = 'getUserBalances';
const judge = (sent: Record<string, string>) => headers.judge(exchangeInput(id, { headers: sent }));

test('clean headers are silent', () => {
  const clean: Record<string, string>[] = [
    {},
    { 'content-type': 'application/json; charset=utf-8', 'retry-after': '30', server: 'nginx', 'set-cookie': 'a=b' },
    { 'content-type': 'application/json;charset="UTF-8"', 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' },
    { 'content-type': 'text/html; charset=iso-8859-1' },
  ];
  for (const sent of clean) assert.deepEqual(judge(sent), []);
});

test('a Retry-After that nobody can read, and JSON in another encoding, break a principle', () => {
  const broken: Record<string, string>[] = [
    { 'retry-after': 'soon' },
    { 'retry-after': '-1' },
    { 'retry-after': '30 s' },
    { 'retry-after': 'in 30' },
    { 'retry-after': 'Wed, 41 Oct 2026 07:28:00 GMT' },
    { 'content-type': 'application/json; charset=utf-8859' },
    { 'content-type': 'application/json; charset=x-utf-8' },
    { 'retry-after': '2026-10-21T07:28:00Z' },
    { 'content-type': 'application/json; charset=iso-8859-2' },
    { 'content-type': 'application/problem+json; charset=utf-16' },
  ];
  for (const sent of broken) {
    const judgement = only(judge(sent));
    assert.equal(judgement.holds, false, JSON.stringify(sent));
    assert.deepEqual(judgement.ground, { kind: 'principle', principle: 'well-formed HTTP and JSON' });
  }
});

test('a header that the contract demands is missed, on its own evidence; an optional one is not', () => {
  const input = exchangeInput(id);
  const { path, method } = operationNamed(id);
  const document = structuredClone(input.contract.document);
  const response = document.paths[path]?.[method.toLowerCase()]?.responses['200'];
  assert.ok(response);
  const evidence = { grade: 'documented', edition: 'test', source: 'a page' };
  Object.assign(response, {
    headers: { 'X-Request-Id': { required: true, 'x-evidence': evidence }, 'X-Optional': { required: false } },
  });
  const judgeWith = (sent: Record<string, string>) =>
    only(headers.judge({ ...exchangeInput(id, { headers: sent }), contract: { ...input.contract, document } }));
  const missing = judgeWith({});
  assert.equal(missing.holds, false);
  assert.equal(missing.expected, 'the header X-Request-Id');
  assert.deepEqual(missing.ground, { kind: 'evidence', evidence });
  assert.equal(judgeWith({ 'x-request-id': '1' }).holds, true);
});
