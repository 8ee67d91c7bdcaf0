import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clustered, kindOfSegment, templateFor } from './paths.js';

const kinds: readonly [segment: string, kind: string | undefined][] = [
  ['7f1c9b52-3a0e-4d57-8b1f-0c2f6f3f9a10', 'uuid'],
  ['42', 'number'],
  ['-7', 'number'],
  ['2026-11-29', 'date'],
  ['2026-11-29T12:00:00Z', 'date-time'],
  ['DE89370400440532013000', 'iban'],
  ['someone@example.org', 'email'],
  ['0x52908400098527886E0F7030069857D2E4169EE7', 'evm-address'],
  ['507f1f77bcf86cd799439011', 'hex'],
  ['cus_9s6XKzkNRiz8i3', 'token'],
  ['01ARZ3NDEKTSV4RRFFQ69G5FAV', 'token'],
  ['orders', undefined],
  ['v1', undefined],
  ['payment-links', undefined],
  ['two-factor-authentication', undefined],
  ['eur', undefined],
  ['.well-known', undefined],
];

test('segments of paths are told apart from identifiers', () => {
  for (const [segment, kind] of kinds) {
    const found = kindOfSegment(segment);
    if (kind === 'token') assert.notEqual(found, undefined, segment);
    else assert.equal(found, kind, segment);
  }
});

test('a path gives a template in which nothing of an identifier is left', () => {
  assert.equal(
    clustered('/v1/users/42/orders/7f1c9b52-3a0e-4d57-8b1f-0c2f6f3f9a10/', []),
    '/v1/users/{userId}/orders/{orderId}',
  );
  assert.equal(clustered('/rates/someone%40example.org', []), '/rates/{rateId}');
  assert.equal(clustered('/pairs/1/2', []), '/pairs/{pairId}/{pairId2}');
  assert.equal(clustered('/categories/1', []), '/categories/{categoryId}');
  assert.equal(clustered('/', []), '/');
});

test('known templates come first, and words before parameters', () => {
  const known = ['/users/{id}', '/users/me', '/rates/{pair}'];
  assert.equal(templateFor('/users/me', known), '/users/me');
  assert.equal(clustered('/users/12', known), '/users/{id}');
  assert.equal(clustered('/rates/btc-eur', known), '/rates/{pair}');
  assert.equal(clustered('/orders/{id}', known), '/orders/{id}', 'what a collection names stays');
});
