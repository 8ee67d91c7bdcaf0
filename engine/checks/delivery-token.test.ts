import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract, delivery, deliveryInput, only } from '../test-support/inputs.js';
import { deliveryToken } from './delivery-token.js';

const token = 'webhook-token-of-the-tests';
const { evidence } = contract.facts.webhookDelivery.authorization;
const judge = (headers: Record<string, string>, webhookToken = token) =>
  only(deliveryToken.judge(deliveryInput([delivery({ headers })], { webhookToken })));

test('the token holds, raw or as Bearer', () => {
  for (const authorization of [token, `Bearer ${token}`]) {
    const judgement = judge({ authorization });
    assert.equal(judgement.holds, true, authorization);
    assert.deepEqual(judgement.ground, { kind: 'evidence', evidence });
  }
});

test('another value is a finding, however near', () => {
  for (const authorization of [`Basic ${token}`, `${token} `, token.slice(0, -1), `${token}, ${token}`, 'Bearer', '']) {
    const judgement = judge({ authorization });
    assert.equal(judgement.holds, false, authorization);
    assert.equal(judgement.message, 'Authorization carries another token');
    assert.equal(judgement.actual, 'another value');
    assert.deepEqual(judgement.ground, { kind: 'evidence', evidence });
    assert.deepEqual(judgement.subject, { kind: 'delivery', id: 'd1' });
  }
});

test('a missing header is a finding; the token elsewhere does not help', () => {
  for (const headers of [{}, { 'x-authorization': token }] as Record<string, string>[]) {
    const judgement = judge(headers);
    assert.equal(judgement.holds, false);
    assert.equal(judgement.message, 'Authorization is missing');
    assert.equal(judgement.expected, 'Authorization with the webhook token');
    assert.equal(judgement.actual, 'no such header');
  }
});

test('each attempt is judged: a retry without the token is found', () => {
  const attempts = [delivery({ answerStatus: 500 }), delivery({ id: 'd2', headers: {} })];
  const judged = deliveryToken.judge(deliveryInput(attempts, { webhookToken: token }));
  assert.deepEqual(
    judged.map(({ holds, subject, message }) => [subject?.id, holds, message]),
    [
      ['d1', true, 'Authorization carries the token (attempt 1 of 2)'],
      ['d2', false, 'Authorization is missing (attempt 2 of 2)'],
    ],
  );
});

test('where the configuration names no token, nothing is claimed', () => {
  assert.deepEqual(deliveryToken.judge(deliveryInput([delivery({ headers: {} })])), []);
});

test('no text of the judgement shows a token', () => {
  for (const authorization of [token, 'the-token-of-somebody-else'])
    assert.doesNotMatch(JSON.stringify(judge({ authorization })), /token-of/);
});
