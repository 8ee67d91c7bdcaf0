import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loopback } from '../test-support/server.js';
import { sandboxTriggers } from './sandbox.js';
import { describeTrigger, triggerRows } from './trigger.js';

test('triggers are posted under the prefix of the sandbox, ids escaped, other values in the body', async (t) => {
  const server = await loopback(t, (response) => response.writeHead(200).end('{"sepaDepositId": "d-1", "amount": 5}'));
  const triggers = sandboxTriggers(server.url);
  await triggers.pull('approve-kyc', { externalUserId: 'u-1', verificationId: 'v/1 ?' });
  const told = await triggers.pull('deposit-sepa', { amount: '5.00', currency: 'eur', tenant: 'one' });
  await triggers.pull('advance-clock', { seconds: '41' });
  await triggers.settleDeliveries?.();
  assert.deepEqual(told, { sepaDepositId: 'd-1', amount: '5' });
  assert.deepEqual(
    server.seen.map(({ method, path }) => `${method} ${path}`),
    [
      'POST /_sandbox/kyc/v%2F1%20%3F/approve',
      'POST /_sandbox/deposits/sepa?tenant=one',
      'POST /_sandbox/clock/advance',
      'POST /_sandbox/deliveries/settle',
    ],
  );
});

test('a trigger that is refused does not pass silently', async (t) => {
  const server = await loopback(t, (response) => response.writeHead(404).end('{"error": "There is no such user."}'));
  const triggers = sandboxTriggers(server.url);
  await assert.rejects(
    async () => triggers.pull('extend-user', { externalUserId: 'u' }),
    /the sandbox's trigger \/_sandbox\/users\/u\/extend answered 404: There is no such user/,
  );
});

test('every trigger says in words what a person has to do', () => {
  for (const { name, does } of triggerRows) {
    const names = [...does.matchAll(/\{(\w+)\}/g)].map(([, value = '']) => value);
    const text = describeTrigger(name, Object.fromEntries(names.map((value) => [value, `<${value}>`])));
    assert.ok(!text.includes('{'), text);
    for (const value of names) assert.ok(text.includes(`<${value}>`), text);
  }
});
