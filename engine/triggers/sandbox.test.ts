import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loopback } from '../test-support/server.js';
import { sandboxTriggers } from './sandbox.js';

test('triggers are posted under the prefix of the sandbox, ids escaped', async (t) => {
  const server = await loopback(t, (response) => response.writeHead(204).end());
  const triggers = sandboxTriggers(server.url);
  await triggers.approveKyc?.({ externalUserId: 'u-1', verificationId: 'v/1 ?' });
  await triggers.settleDeliveries?.();
  assert.deepEqual(
    server.seen.map(({ method, path }) => `${method} ${path}`),
    ['POST /_sandbox/kyc/v%2F1%20%3F/approve', 'POST /_sandbox/deliveries/settle'],
  );
});

test('a trigger that is refused does not pass silently', async (t) => {
  const server = await loopback(t, (response) => response.writeHead(404).end());
  const triggers = sandboxTriggers(server.url);
  await assert.rejects(
    async () => triggers.settleDeliveries?.(),
    /the sandbox's trigger \/_sandbox\/deliveries\/settle answered 404/,
  );
});
