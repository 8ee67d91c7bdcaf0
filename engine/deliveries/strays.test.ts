import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReceivedDelivery } from '../exchange.js';
import { balancePayload, delivery, deliveryCase, validatorOfTests, webhookNamed } from '../test-support/inputs.js';
import { strayDeliveries } from './strays.js';

const isStray = (changes: Partial<ReceivedDelivery>, webhookId = 'userBalanceGenerated'): boolean => {
  const { about, ...unnamed } = deliveryCase();
  const webhook = webhookNamed(webhookId);
  const planned = webhook.object.requestBody ? { ...unnamed, ...(about ? { about } : {}) } : unnamed;
  return strayDeliveries([delivery(changes)], { planned, webhook, validator: validatorOfTests() }).length === 1;
};
const elsewhere = { webhookId: null, path: '/hooks/other' };
const { body } = delivery();

test('a body that fits the webhook and names the object counts on an unlisted path', () => {
  assert.equal(isStray(elsewhere), true);
  assert.equal(isStray({ ...elsewhere, body: JSON.stringify({ ...balancePayload(), externalUserId: 'u-2' }) }), false);
  assert.equal(isStray({ ...elsewhere, body: JSON.stringify({ ...balancePayload(), balances: [] }) }), false);
  assert.equal(isStray({ ...elsewhere, body: '{"externalUserId"' }), false);
});

test('a broken body that names the object counts on the path of the webhook', () => {
  assert.equal(isStray({ body: body.slice(0, -2) }), true);
  assert.equal(isStray({ body: '{"externalUserId":"somebody' }), false);
  assert.equal(isStray({ webhookId: 'kycFileAdded', body: body.slice(0, -2) }), false);
});

test('a whole body about another object, and one of another webhook, are no strays', () => {
  assert.equal(isStray({ body: JSON.stringify({ ...balancePayload(), externalUserId: 'u-2' }) }), false);
  assert.equal(isStray({ webhookId: 'kycFileAdded' }), false);
});

test('a webhook without a body is known by being empty', () => {
  assert.equal(isStray({ ...elsewhere, body: '' }, 'healthCheck'), true);
  assert.equal(isStray({ ...elsewhere }, 'healthCheck'), false);
});

test('what came to the right path in the wrong shape is meant for the case: wrapped, of another type, without its name', () => {
  const { externalUserId, ...unnamed } = balancePayload();
  assert.equal(isStray({ body: JSON.stringify({ data: balancePayload() }) }), true);
  assert.equal(isStray({ body: JSON.stringify({ ...unnamed, externalUserId: { id: externalUserId } }) }), true);
  assert.equal(isStray({ body: JSON.stringify({ ...unnamed, externalUserId: null }) }), true);
  assert.equal(isStray({ body: JSON.stringify(unnamed) }), true);
  assert.equal(isStray({ body: JSON.stringify({ data: { ...unnamed, externalUserId: 'u-2' } }) }), false);
  assert.equal(isStray({ webhookId: 'kycFileAdded', body: JSON.stringify(unnamed) }), false);
});

test('a body that names the object once its byte order mark is left out is meant for the case', () => {
  const bytes = Buffer.from(`\ufeff${body}`);
  assert.equal(isStray({ bytes }), true);
  assert.equal(isStray({ bytes, webhookId: 'kycFileAdded' }), false);
  assert.equal(isStray({ bytes, body: JSON.stringify({ ...balancePayload(), externalUserId: 'u-2' }) }), false);
});
