import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { createServer, type AddressInfo, type Server } from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { generate } from 'selfsigned';
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

test('a sink of several inboxes is configured by a file, and logs neither query nor token', async (t) => {
  const folder = temporaryFolder(t);
  const inboxes = [
    '  - { name: legacy, apiVersion: legacy, pathPrefix: /legacy }',
    '  - { name: partner, token: { env: HOOK_TOKEN }, answers: [{ steps: [500, ok] }] }',
  ];
  writeFileSync(path.join(folder, 'sink.yaml'), ['journal: kept.ndjson', 'inboxes:', ...inboxes].join('\n'));
  const running = startConformance(['sink', '--config', 'sink.yaml'], folder, { HOOK_TOKEN: 'hook-token' });
  const url = urlIn(await running.line(/sink at http:/));
  const headers = { authorization: 'hook-token' };
  const deliver = async (target: string) => (await fetch(url + target, { method: 'POST', headers, body: '{}' })).status;
  assert.deepEqual(
    [await deliver('/x?k=query-secret'), await deliver('/x'), await deliver('/legacy/x')],
    [500, 200, 200],
  );
  await running.line(/#3 {2}legacy {2}POST {2}\/legacy\/x {2}unknown path {2}200/);
  running.child.kill('SIGTERM');
  const { code, output } = await running.ended;
  assert.equal(code, 0, output);
  assert.doesNotMatch(output, /hook-token|query-secret/);
  assert.match(output, /_sink\/#token=\S+\n/, 'a token that nobody chose is told once');
  assert.equal(readFileSync(path.join(folder, 'kept.ndjson'), 'utf8').split('\n').length, 4);
});

test('a captured delivery is sent again, and those of a sink elsewhere are passed on from here', async (t) => {
  const folder = temporaryFolder(t);
  const env = { CONFORMANCE_SINK_TOKEN: 'read-token' };
  const handler = startConformance(['sink', '--journal', 'handler.ndjson'], folder);
  const handlerUrl = urlIn(await handler.line(/sink at http:/));
  const running = startConformance(['sink', '--forward', handlerUrl], folder, env);
  const url = urlIn(await running.line(/sink at http:/));
  await fetch(`${url}/first`, { method: 'POST', body: '1' });
  await handler.line(/#1 .*\/first/);
  assert.equal((await conformance(['sink', 'resend', '1', '--sink', url], folder, env)).code, 0);
  await handler.line(/#2 .*\/first/);
  const again = await conformance(['sink', 'resend', '1', '--sink', url, '--to', `${handlerUrl}/to`], folder, env);
  assert.match(again.output, /#1 {2}sent again: 200 after/);
  await handler.line(/#3 .*\/to\/first/);
  const missing = await conformance(['sink', 'resend', '9', '--sink', url], folder, env);
  assert.deepEqual(
    [missing.code, missing.output],
    [3, 'conformance: the sink: There is no delivery 9; the journal holds 1.\n'],
  );

  const pull = startConformance(['sink', 'pull', '--sink', url, '--to', `${handlerUrl}/pulled`], folder, env);
  await pull.line(/passing on/);
  await fetch(`${url}/second`, { method: 'POST', body: '2' });
  await pull.line(/#2 {2}passed on: 200/);
  await handler.line(/\/pulled\/second/);
  for (const each of [pull, running, handler]) {
    each.child.kill('SIGTERM');
    const { code, output } = await each.ended;
    assert.equal(code, 0, output);
  }
});

test('what is wrong with the configuration of a sink gets one line with its place and exit code 2', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(path.join(folder, 'sink.yaml'), 'inboxes:\n  - name: a\n    answers:\n      - stepz: [500]\n');
  const cases: [args: string[], message: RegExp][] = [
    [['--config', 'sink.yaml'], /sink\.yaml:4: \/inboxes\/0\/answers\/0 has the unknown member "stepz"/],
    [['--config', 'none.yaml'], /none\.yaml: no such file/],
    [['--answer', '500,rest'], /--answer 500,rest: .*one of ok, error/],
    [['--forward', 'localhost:1'], /--forward localhost:1: should be a URL/],
    [['--tls-key', 'key.pem'], /--tls-key and --tls-cert go together/],
    [['--tls-key', 'key.pem', '--tls-cert', 'cert.pem'], /key\.pem could not be read \(ENOENT\)/],
  ];
  for (const [args, message] of cases) {
    const { code, output } = await conformance(['sink', ...args], folder);
    assert.equal(code, 2, output);
    assert.match(output, message);
    assert.equal(output.trim().split('\n').length, 1, output);
  }
});

/** Two ports in a row that nobody listens at. */
async function freePair(): Promise<number> {
  for (;;) {
    const servers = [createServer(), createServer()];
    const listen = (server: Server | undefined, port: number) =>
      new Promise<boolean>((resolve) => {
        server?.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
      });
    await listen(servers[0], 0);
    const { port } = servers[0]?.address() as AddressInfo;
    const free = await listen(servers[1], port + 1);
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    if (free) return port;
  }
}

test('the sandbox serves each version at a port of its own, one after another, for several tenants', async (t) => {
  const port = await freePair();
  const tenants = ['--tenant', 'shop=key=1', '--tenant', 'bank=key-2'];
  const versions = ['--api-version', 'latest', '--api-version', 'legacy'];
  const running = startConformance(['sandbox', ...versions, '--port', String(port), ...tenants], temporaryFolder(t));
  await running.line(/Ctrl-C/);
  const served = await Promise.all(
    [port, port + 1].map(async (at) => {
      const url = `http://127.0.0.1:${at}`;
      const { apiVersion, tenants: known } = (await (await fetch(`${url}/_sandbox/health`)).json()) as {
        apiVersion: string;
        tenants: { name: string }[];
      };
      const answers = ['key=1', 'key-2', 'key-3'].map((key) =>
        fetch(`${url}/v1/partner/balances`, { headers: { 'x-api-key': key } }),
      );
      const statuses = (await Promise.all(answers)).map(({ status }) => status);
      assert.deepEqual(
        [known.map(({ name }) => name), statuses],
        [
          ['shop', 'bank'],
          [200, 200, 401],
        ],
      );
      return apiVersion;
    }),
  );
  assert.deepEqual(served.sort(), ['latest', 'legacy']);
  running.child.kill('SIGTERM');
  const { code, output } = await running.ended;
  assert.equal(code, 0, output);
  for (const version of served) assert.match(output, new RegExp(`version ${version}, at http://127`));
});

test('the sandbox speaks HTTPS with a key and a certificate', async (t) => {
  const folder = temporaryFolder(t);
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  writeFileSync(path.join(folder, 'key.pem'), key);
  writeFileSync(path.join(folder, 'cert.pem'), cert);
  const running = startConformance(['sandbox', '--tls-key', 'key.pem', '--tls-cert', 'cert.pem'], folder);
  const url = /https:\S+/.exec(await running.line(/at https:/))?.[0] ?? '';
  const status = await new Promise((resolve, reject) => {
    get(`${url}/_sandbox/health`, { ca: cert, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
  assert.equal(status, 200);
  running.child.kill('SIGTERM');
  assert.equal((await running.ended).code, 0);
});

test('the sandbox writes its state at exit and goes on from it', async (t) => {
  const folder = temporaryFolder(t);
  const options = ['sandbox', '--outcomes', 'operator', '--dump-state', 'state.json'];
  const details = async (url: string) => (await fetch(`${url}/_sandbox/state`)).json() as Promise<{ content: object }>;
  const first = startConformance(options, folder);
  const url = urlIn(await first.line(/at http:/));
  const body = JSON.stringify({ amount: '12.50', currency: 'eur' });
  assert.equal((await fetch(`${url}/_sandbox/deposits/sepa`, { method: 'POST', body })).status, 200);
  const { content } = await details(url);
  first.child.kill('SIGTERM');
  assert.equal((await first.ended).code, 0);
  assert.deepEqual(readdirSync(folder), ['state.json'], 'nothing half-written is left');

  const second = startConformance([...options, '--state', 'state.json'], folder);
  const again = (await details(urlIn(await second.line(/at http:/)))).content;
  assert.deepEqual({ ...again, now: 0 }, { ...content, now: 0 });
  second.child.kill('SIGTERM');
  assert.equal((await second.ended).code, 0);

  const other = await conformance(['sandbox', '--seed', '2', '--state', 'state.json'], folder);
  assert.equal(other.code, 2, other.output);
  assert.equal(other.output, 'conformance: --state state.json: /seed is 1, this sandbox needs 2.\n');
});

test('what is wrong with the options of the sandbox gets one line and exit code 2', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(path.join(folder, 'no.pem'), 'no PEM');
  writeFileSync(path.join(folder, 'cut.json'), '{"format": "partner-api-sa');
  const pem = ['--tls-key', 'no.pem', '--tls-cert', 'no.pem'];
  const cases: [args: string[], message: RegExp][] = [
    [['--api-version', 'newest'], /--api-version newest: unknown; known: .*legacy/],
    [['--tenant', 'secret-key'], /--tenant: should be a name and its key/],
    [['--tenant', 'a=same', '--tenant', 'b=same'], /An API key is given twice/],
    [['--tls-key', 'no.pem'], /--tls-key and --tls-cert go together/],
    [['--tls-key', 'none.pem', '--tls-cert', 'no.pem'], /--tls-key none\.pem: no such file; name a PEM file/],
    [pem, /--tls-key no\.pem, --tls-cert no\.pem: no key and certificate/],
    [['--state', 'none.json'], /--state none\.json: no such file; name a file that --dump-state wrote/],
    [['--state', 'cut.json'], /--state cut\.json: is no JSON/],
    [['--state', 'x', '--api-version', 'test,latest'], /name one --api-version/],
    [['--time-scale', 'fast'], /timeScale must be a positive number/],
    [['--port', '65535', '--api-version', 'test,latest'], /--port 65535: should be a whole number from 0 to 65534/],
  ];
  const ended = await Promise.all(cases.map(([args]) => conformance(['sandbox', ...args], folder)));
  for (const [index, { code, output }] of ended.entries()) {
    assert.equal(code, 2, output);
    assert.match(output, cases[index]?.[1] ?? /^$/);
    assert.equal(output.trim().split('\n').length, 1, output);
    assert.doesNotMatch(output, /secret-key/);
  }
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
  writeFileSync(path.join(folder, 'contracts/test/openapi.yaml'), '');
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
