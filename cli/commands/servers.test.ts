import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { conformance, startConformance, temporaryFolder } from '../test-support/conformance.js';

const urlIn = (line: string): string => /http:\S+/.exec(line)?.[0] ?? '';

test('the sandbox serves the API alone and closes cleanly on SIGTERM', async (t) => {
  const running = startConformance(['sandbox', '--api-key', 'a-key'], temporaryFolder(t));
  const url = urlIn(await running.line(/at http:/));
  const call = (key: string) => fetch(`${url}/v1/partner/balances`, { headers: { 'x-api-key': key } });
  assert.equal((await call('a-key')).status, 200);
  assert.equal((await call('another-key')).status, 401);
  running.child.kill('SIGTERM');
  const { code, signal, output } = await running.ended;
  assert.deepEqual({ code, signal }, { code: 0, signal: null }, output);
  await assert.rejects(call('a-key'));
});

test('the sink journals what it receives and closes cleanly on SIGTERM', async (t) => {
  const folder = temporaryFolder(t);
  const running = startConformance(['sink', '--journal', 'journal.ndjson'], folder, {
    CONFORMANCE_SINK_TOKEN: 'read-token',
  });
  const url = urlIn(await running.line(/at http:/));
  const delivered = await fetch(`${url}/webhook/user/status`, { method: 'POST', body: '{"externalUserId":"u1"}' });
  assert.equal(delivered.status, 200);
  const list = await fetch(`${url}/_sink/deliveries`, { headers: { authorization: 'Bearer read-token' } });
  assert.equal(((await list.json()) as { webhookId: string }[])[0]?.webhookId, 'userBalanceGenerated');
  running.child.kill('SIGTERM');
  const { code, output } = await running.ended;
  assert.equal(code, 0, output);
  assert.ok(!output.includes('read-token'), 'a chosen token is not printed');
});

test('sandbox --list-faults prints one fault a line', async (t) => {
  const { code, output } = await conformance(['sandbox', '--list-faults'], temporaryFolder(t));
  assert.equal(code, 0);
  const lines = output.trim().split('\n');
  for (const fault of ['webhook-amount-as-number', 'webhook-token-missing', 'webhook-delivered-twice'])
    assert.equal(lines.filter((line) => line.startsWith(`${fault}  `)).length, 1);
});

test('import, derive and the check of freshness work on a folder of the user', async (t) => {
  const folder = temporaryFolder(t);
  const page = path.join(import.meta.dirname, '../../generators/import/test-support/webhook-page.txt');
  const imported = await conformance(['import', page, '--into', 'contracts', '--id', 'userBalanceGenerated'], folder);
  assert.equal(imported.code, 0, imported.output);
  const derive = ['derive', '--api-version', 'test', '--contracts', 'contracts'];
  const stale = await conformance([...derive, '--check'], folder);
  assert.equal(stale.code, 1, stale.output);
  assert.match(stale.output, /stale: .*openapi\.yaml/);
  assert.equal((await conformance(derive, folder)).code, 0);
  const fresh = await conformance([...derive, '--check'], folder);
  assert.equal(fresh.code, 0, fresh.output);
});

test('a port that is taken gets one clear line and exit code 2', async (t) => {
  const folder = temporaryFolder(t);
  const running = startConformance(['sandbox'], folder);
  const port = new URL(urlIn(await running.line(/at http:/))).port;
  for (const command of ['sandbox', 'sink']) {
    const { code, output } = await conformance([command, '--port', port], folder);
    assert.equal(code, 2, output);
    assert.match(output, new RegExp(`port ${port} is taken`));
    assert.equal(output.trim().split('\n').length, 1, output);
  }
  running.child.kill('SIGTERM');
  await running.ended;
});
