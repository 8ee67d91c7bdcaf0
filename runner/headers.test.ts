import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secretsOf } from '../engine/run-context.js';
import { fixedHeaders } from './headers.js';

const key = { place: 'header', name: 'x-api-key', prefix: '', basic: false, schemes: ['key'] } as const;
const headersOf = (header: string[], headers = {}) => fixedHeaders('shop', { headers }, { header }, key);

test('headers are written out or named by their variables, and those of the command line lead', (t) => {
  process.env['GATEWAY_KEY_OF_A_TEST'] = 'gateway-secret';
  t.after(() => delete process.env['GATEWAY_KEY_OF_A_TEST']);
  const headers = headersOf(['X-Tenant: shop: 7=a', 'X-Gateway=GATEWAY_KEY_OF_A_TEST'], {
    'x-tenant': 'other',
    'X-Own': 'b',
  });
  assert.deepEqual(headers, {
    'x-tenant': { value: 'shop: 7=a', secret: false },
    'x-own': { value: 'b', secret: false },
    'x-gateway': { value: 'gateway-secret', secret: true },
  });
  const secrets = secretsOf({ accounts: [], headers }).filter(({ text }) => text !== '');
  assert.deepEqual(secrets, [{ label: '$HEADER_X_GATEWAY', text: 'gateway-secret' }]);
});

test('what is no header, is not set or stands where the key goes is told', () => {
  for (const [header, why] of [
    ['X-Tenant', /should be "Name: value"/],
    ['X Tenant: a', /should be "Name: value"/],
    ['X-Tenant:', /should be "Name: value"/],
    ['X-Tenant=NO_SUCH_VARIABLE', /NO_SUCH_VARIABLE is not set/],
    ['X-Tenant: 名前', /HTTP does not carry/],
    ['X-API-Key: a', /name its variable with --api-key/],
  ] as const)
    assert.throws(() => headersOf([header]), why, header);
});
