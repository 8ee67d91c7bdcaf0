import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract, delivery, deliveryInput, only } from '../test-support/inputs.js';
import { deliveryContentType } from './delivery-content-type.js';

const { value, evidence } = contract.facts.webhookDelivery.contentType;
const judge = (headers: Record<string, string>) =>
  only(deliveryContentType.judge(deliveryInput([delivery({ headers })])));

test('the documented media type holds whatever its case and parameters', () => {
  for (const header of [value, `${value}; charset=utf-8`, 'Application/JSON']) {
    const judgement = judge({ 'content-type': header });
    assert.equal(judgement.holds, true, header);
    assert.deepEqual(judgement.ground, { kind: 'evidence', evidence });
  }
});

test('another media type, or none, is a finding', () => {
  for (const [headers, actual] of [
    [{ 'content-type': 'application/x-www-form-urlencoded' }, 'application/x-www-form-urlencoded'],
    [{ 'content-type': 'application/json, application/json' }, 'application/json, application/json'],
    [{}, 'no Content-Type header'],
  ] as [Record<string, string>, string][]) {
    const judgement = judge(headers);
    assert.equal(judgement.holds, false);
    assert.equal(judgement.message, `sent as ${'content-type' in headers ? actual : 'nothing'}`);
    assert.equal(judgement.expected, value);
    assert.equal(judgement.actual, actual);
    assert.deepEqual(judgement.ground, { kind: 'evidence', evidence });
    assert.deepEqual(judgement.subject, { kind: 'delivery', id: 'd1' });
  }
});

test('nothing delivered, nothing judged', () => {
  assert.deepEqual(deliveryContentType.judge(deliveryInput([])), []);
});
