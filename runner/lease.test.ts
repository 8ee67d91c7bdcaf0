import assert from 'node:assert/strict';
import { once } from 'node:events';
import path from 'node:path';
import { test } from 'node:test';
import type { RemoteTarget } from '../engine/config.js';
import { leaseMs } from '../engine/lease/lease.js';
import { startSink } from '../sink/index.js';
import { temporaryFolder } from '../cli/test-support/conformance.js';
import { AccountTaken, claimOf, holdAccount } from './lease.js';

const target: RemoteTarget = { kind: 'remote', baseUrl: 'http://127.0.0.1:1', apiKey: 'key-of-the-account' };
const own = (holder: string) => ({ holder, member: '1' });

test('a second pipeline at the same account is told who has it, by the folder of reports', async (t) => {
  const folder = temporaryFolder(t);
  let at = Date.parse('2026-11-01T00:00:00Z');
  const hold = (holder: string, changes: Partial<RemoteTarget> = {}) =>
    holdAccount({ targetName: 'staging', target: { ...target, ...changes }, folder, own: own(holder), now: () => at });
  const first = await hold('the run a');
  await assert.rejects(hold('the run b'), (error) => {
    assert.ok(error instanceof AccountTaken);
    assert.match(
      error.message,
      /^target staging: the run a has had this account since 2026-11-01T00:00:00\.000Z; wait/,
    );
    assert.ok(!error.message.includes('key-of-the-account') && !error.message.includes('\n'));
    return true;
  });
  const elsewhere = await hold('the run b', { apiKey: 'another-account' });
  await elsewhere.release();
  await first.release();
  const killed = await hold('the run c');
  t.after(() => killed.release());
  at += leaseMs;
  await (await hold('the run d')).release();
});

test('at one sink it is told wherever its pipelines run', async (t) => {
  let at = 1_000;
  const sink = await startSink({
    journal: path.join(temporaryFolder(t), 'journal.ndjson'),
    readToken: 'token',
    now: () => at,
  });
  t.after(() => sink.close());
  const hold = (holder: string) =>
    holdAccount({
      targetName: 'staging',
      target: { ...target, sink: { url: sink.url, readToken: 'token' } },
      folder: temporaryFolder(t),
      own: own(holder),
      now: () => at,
    });
  const first = await hold('the run a');
  await assert.rejects(hold('the run b'), AccountTaken);
  await first.release();
  const second = await hold('the run b');
  t.after(() => second.release());
  at += leaseMs;
  await (await hold('the run c')).release();
});

test('shards of one pipeline have an account together, and no other run does', () => {
  const shard = (index: number) => ({ runId: `run-${index}`, shard: { index, of: 3 } });
  const environment = { GITHUB_RUN_ID: '77' };
  const [one, two] = [claimOf(shard(1), environment), claimOf(shard(2), environment)];
  assert.equal(one.holder, two.holder);
  assert.notEqual(one.member, two.member);
  assert.notEqual(claimOf(shard(1), { GITHUB_RUN_ID: '78' }).holder, one.holder);
  assert.notEqual(claimOf({ runId: 'run-9', shard: undefined }, environment).holder, one.holder);
});

test('who was not heard of for too long and lost the account is told so once, with who has it', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const folder = temporaryFolder(t);
  let at = Date.parse('2026-11-01T00:00:00Z');
  const hold = (holder: string) =>
    holdAccount({ targetName: 'staging', target, folder, own: own(holder), now: () => at });
  const first = await hold('the run a');
  assert.equal(first.lost.aborted, false);
  at += leaseMs;
  const second = await hold('the run b');
  const lost = once(first.lost, 'abort');
  t.mock.timers.tick(leaseMs / 4);
  await lost;
  assert.ok(first.lost.reason instanceof AccountTaken);
  assert.match(
    first.lost.reason.message,
    /^target staging: the run b took this account at 2026-11-01T00:01:00\.000Z, when this run had not been heard of for 60 s; it ends here/,
  );
  assert.equal(second.lost.aborted, false);
  await first.release();
  await second.release();
});

test('the name of a stranger is one short line without secrets', async (t) => {
  const folder = temporaryFolder(t);
  const secret = (name: string): string => `${name}-of-the-account`;
  const named = {
    ...target,
    otherApiKey: secret('other'),
    webhookToken: secret('token'),
    headers: { 'X-Gateway-Key': { env: 'GATEWAY_OF_THE_TEST' } },
    triggers: { kind: 'hook', url: 'http://127.0.0.1:1', secret: secret('hook'), offers: [] },
  } as const;
  const variables = { GATEWAY_OF_THE_TEST: secret('gateway'), TENANT_OF_THE_TEST: secret('tenant') };
  Object.assign(process.env, variables);
  t.after(() => Object.keys(variables).forEach((name) => Reflect.deleteProperty(process.env, name)));
  const header = ['X-Tenant=TENANT_OF_THE_TEST'];
  const hold = (holder: string) =>
    holdAccount({ targetName: 'staging', target: named, header, folder, own: own(holder), now: () => 0 });
  const all = ['key', 'other', 'token', 'gateway', 'tenant', 'hook'].map(secret).join(' ');
  const held = await hold(all);
  await assert.rejects(hold('the run b'), ({ message }: Error) => {
    assert.doesNotMatch(message, /-of-the-account/);
    assert.match(message, /\$PARTNER_API_KEY \$OTHER_API_KEY \$WEBHOOK_TOKEN \$HEADER_X_GATEWAY_KEY/);
    return true;
  });
  await held.release();
  const hostile = `the run\u001b[31m\r\n::error::\u202e key-of-the-account ${'long '.repeat(1_000)}`;
  const first = await hold(hostile);
  t.after(() => first.release());
  await assert.rejects(hold('the run b'), ({ message }: Error) => {
    assert.doesNotMatch(message, /\p{C}|key-of-the-account/u);
    assert.ok(message.length < 400, `${message.length} characters`);
    assert.match(message, /^target staging: the run .*… has had this account since 1970-01-01T00:00:00\.000Z; wait/);
    return true;
  });
});
