import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loopback } from '../test-support/server.js';
import { hookTriggers } from './hook.js';
import { Declined } from './trigger.js';

test('a hook is told the trigger and its values, with the secret in its header, and tells what it knows', async (t) => {
  const server = await loopback(t, (response) => response.end('{"cryptoDepositId":"d-1","attempt":2,"more":{}}'));
  const triggers = hookTriggers({
    url: `${server.url}/hook`,
    secret: 's3cret',
    header: 'x-hook',
    offers: ['deposit-crypto'],
  });
  assert.ok(triggers.can('deposit-crypto'));
  assert.ok(!triggers.can('approve-kyc'));
  const values = { externalUserId: 'u', amount: '1' };
  assert.deepEqual(await triggers.pull('deposit-crypto', values), { cryptoDepositId: 'd-1', attempt: '2' });
  const [seen] = server.seen;
  assert.equal(seen?.method, 'POST');
  assert.equal(seen.path, '/hook');
  assert.equal(seen.headers['x-hook'], 's3cret');
  assert.deepEqual(JSON.parse(seen.body), { trigger: 'deposit-crypto', values });
});

test('a refusal says who refused and no secret; a redirect is not followed', async (t) => {
  const other = await loopback(t, (response) => response.end());
  let status = 500;
  const server = await loopback(t, (response) => response.writeHead(status, { location: other.url }).end('s3cret'));
  const triggers = hookTriggers({ url: server.url, secret: 's3cret', offers: ['approve-kyc'] });
  await assert.rejects(triggers.pull('approve-kyc', {}), { message: `the hook at ${server.host} answered 500` });
  status = 409;
  await assert.rejects(triggers.pull('approve-kyc', {}), Declined);
  status = 307;
  await assert.rejects(triggers.pull('approve-kyc', {}), /gave no answer: unexpected redirect/);
  assert.equal(other.seen.length, 0);
});
