import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { test } from 'node:test';
import { startReceiver } from '../sender/test-support/receiver.js';
import { createManualClock, startSandbox, type SandboxOptions } from './index.js';
import { createPartner } from './test-support/partner.js';

test('it starts with nothing set, on a free loopback port', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  assert.match(sandbox.url, /^http:\/\/127\.0\.0\.1:\d+$/);
  assert.deepEqual(sandbox.faults, []);
  const { status } = await createPartner(sandbox).call('GET', '/v1/partner/balances');
  assert.equal(status, 200);
});

test('options that cannot be are refused', async () => {
  const refused: [SandboxOptions, RegExp][] = [
    [{ host: '0.0.0.0' }, /not a loopback address/],
    [{ host: 'example.com' }, /not a loopback address/],
    [{ webhookUrl: 'ftp://127.0.0.1' }, /webhookUrl must be an HTTP URL/],
    [{ webhookUrl: 'here' }, /webhookUrl must be an HTTP URL/],
    [{ timeScale: 0 }, /timeScale must be a positive number/],
    [{ timeScale: Number.NaN }, /timeScale must be a positive number/],
    [{ seed: 1.5 }, /seed must be a whole number/],
    [{ seed: Number.NaN }, /seed must be a whole number/],
    [{ port: 70_000 }, /port must be a whole number from 0 to 65535, not 70000/],
    [{ webhookToken: '' }, /webhookToken must be a text that is not empty\.$/],
    [{ fault: ['funds-not-checked'] } as SandboxOptions, /no option "fault" \(did you mean "faults"\?\)/],
    [{ faults: 'funds-not-checked' } as unknown as SandboxOptions, /faults must be a list of names/],
    [{ outcomes: 'manual' } as unknown as SandboxOptions, /outcomes must be automatic or operator/],
    [{ apiVersion: 'lates' } as unknown as SandboxOptions, /apiVersion must be one of legacy, test, latest/],
    [{ apiKeys: [] }, /needs an API key/],
    [{ apiKeys: [{ key: '', tenant: 'one' }] }, /An API key is empty/],
    [
      {
        apiKeys: [
          { key: 'same', tenant: 'one' },
          { key: 'same', tenant: 'two' },
        ],
      },
      /An API key is given twice/,
    ],
  ];
  for (const [options, message] of refused) await assert.rejects(startSandbox(options), message);
});

test('two tenants may use the same user id and see nothing of each other', async (t) => {
  const apiKeys = [
    { key: 'key-1', tenant: 'one' },
    { key: 'key-2', tenant: 'two' },
    { key: 'key-3', tenant: 'one' },
  ];
  const sandbox = await startSandbox({ apiKeys });
  t.after(() => sandbox.close());
  const [one, two, alsoOne] = apiKeys.map(({ key }) => createPartner({ url: sandbox.url, apiKey: key }));
  assert.ok(one && two && alsoOne);
  assert.equal(sandbox.apiKey, 'key-1');

  await one.onboard('maria');
  for (const path of ['/v1/user/balances/maria', '/v1/kyc/status/maria']) {
    assert.equal((await two.call('GET', path)).body.errorCode, 'P412');
  }
  await two.onboard('maria');
  const balances = async (partner: typeof one) => (await partner.call('GET', '/v1/user/balances/maria')).body;
  assert.notDeepEqual(await balances(two), await balances(one));
  assert.deepEqual(await balances(alsoOne), await balances(one));
  assert.notDeepEqual(
    (await one.call('GET', '/v1/partner/balances')).body,
    (await two.call('GET', '/v1/partner/balances')).body,
  );
});

test('one seed gives the same answers and webhooks, whatever the order of calls', async (t) => {
  const observe = async (seed: number, users: string[]) => {
    const receiver = await startReceiver();
    t.after(() => receiver.close());
    const sandbox = await startSandbox({ seed, webhookUrl: receiver.url });
    t.after(() => sandbox.close());
    const partner = createPartner(sandbox);
    for (const user of users) await partner.onboard(user);
    await partner.settle();
    const answers = await Promise.all(
      ['/v1/user/balances/maria', '/v1/user/balances/paul', '/v1/partner/balances'].map((path) =>
        partner.call('GET', path),
      ),
    );
    const { apiKey, webhookToken } = sandbox;
    return { apiKey, webhookToken, answers, webhooks: receiver.received.map(({ body }) => body).sort() };
  };
  const first = await observe(7, ['maria', 'paul']);
  assert.deepEqual(await observe(7, ['paul', 'maria']), first);
  assert.notDeepEqual(await observe(8, ['maria', 'paul']), first);
});

test('failed webhooks are repeated by the injected clock', async (t) => {
  const receiver = await startReceiver((_received, index) => (index === 0 ? 500 : 200));
  t.after(() => receiver.close());
  const clock = createManualClock();
  const sandbox = await startSandbox({ webhookUrl: receiver.url, clock });
  t.after(() => sandbox.close());
  const partner = createPartner(sandbox);
  await partner.onboard('maria');
  assert.deepEqual(await partner.settle(), { waiting: 2 });
  clock.advance(8000);
  assert.deepEqual(await partner.settle(), { waiting: 0 });
  assert.deepEqual(
    receiver.received.map(({ path }) => path),
    ['/webhook/kyc-verification/status', '/webhook/kyc-verification/status', '/webhook/user/status'],
  );
});

test('nothing keeps the process alive after close, pending deliveries included', async () => {
  const script = fileURLToPath(new URL('./test-support/start-and-close.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script], { timeout: 30_000 });
  assert.equal(stdout, 'waiting 1, closed\n');
});
