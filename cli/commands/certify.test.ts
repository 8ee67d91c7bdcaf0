// Certifying as a user does it: the commands of the guide, other people's documents, and what ends without a certificate.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { listening, token } from '../../certification/test-support/certify.js';
import { packageRoot } from '../../contracts/model/load.js';
import { createReceiver } from '../../examples/receiver/receiver.mjs';
import { createServer } from 'node:http';
import { conformance, freePort, temporaryFolder } from '../test-support/conformance.js';

const env = { CONFORMANCE_WEBHOOK_TOKEN: token };
const fast = ['--time-scale', '2000'];

async function goodReceiver(t: TestContext): Promise<string> {
  const server: Server = createReceiver({ token });
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return (await listening(server)).origin;
}

/** The blocks of shell commands of the guide, in their order. */
function blocks(): string[] {
  const guide = readFileSync(path.join(packageRoot, 'docs/certification.md'), 'utf8');
  return [...guide.matchAll(/```sh\n(.*?)```/gs)].map(([, text = '']) => text);
}

test('the commands of the guide lead to a certificate that is accepted', async (t) => {
  const folder = temporaryFolder(t);
  symlinkSync(path.join(packageRoot, 'examples'), path.join(folder, 'examples'));
  const port = String(await freePort());
  const [start = '', ...others] = blocks().map((text) => text.replaceAll('8787', port));
  assert.match(start, /receiver\.mjs/);
  const receiver = spawn('sh', ['-c', `exec env ${start.trim()}`], {
    cwd: folder,
    env: { ...process.env, ...env },
  });
  t.after(() => receiver.kill());
  await new Promise<void>((resolve) => receiver.stdout.once('data', () => resolve()));
  const npx = `npx() { shift; "${process.execPath}" "${path.join(packageRoot, 'cli/bin.js')}" "$@"; }`;
  const ran = runShell(`set -eu\n${npx}\n${others.join('\n')}`, folder);
  const { code, output } = await ran;
  assert.equal(code, 0, output);
  assert.match(output, /verdict +conformant/);
  assert.match(output, /accepted +issued by Example Bank/);
  assert.equal(statSync(path.join(folder, 'issuer.key.pem')).mode & 0o777, 0o600);
  assert.ok(!output.includes('PRIVATE KEY') && !output.includes('my-webhook-token'));
});

function runShell(script: string, cwd: string): Promise<{ code: number | null; output: string }> {
  const child = spawn('sh', ['-c', script], {
    cwd,
    // The example client waits less than it does for others.
    env: { ...process.env, NO_COLOR: '1', NODE_TEST_CONTEXT: undefined, CLIENT_TIME_OUT_MS: '1500' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

test('without a probe the certification is incomplete: evidence and no certificate', async (t) => {
  const folder = temporaryFolder(t);
  const url = await goodReceiver(t);
  writeFileSync(path.join(folder, 'c.yaml'), 'partner: P\nproduct: X\nversion: "1"\ncapabilities: [crypto]\n');
  await conformance(['keys', 'new'], folder);
  const key = readFileSync(path.join(folder, 'issuer.key.pem'), 'utf8');
  const args = ['certify', 'receiver', url, '--capabilities', 'c.yaml', '--key', 'env:ISSUER_KEY', ...fast];
  const { code, output } = await conformance(args, folder, { ...env, ISSUER_KEY: key });
  assert.equal(code, 4, output);
  assert.match(output, /incomplete: not tested: crypto-booked/);
  assert.ok(existsSync(path.join(folder, 'certification/report.html')));
  assert.ok(!existsSync(path.join(folder, 'certification/certificate.json')));
  const checked = await conformance(['verify', 'certification', '--issuer', 'issuer.pub.pem'], folder);
  assert.equal(checked.code, 1);
  assert.match(checked.output, /refused +has no certificate\.json/);
});

test('what can’t be used ends before anything is written', async (t) => {
  const folder = temporaryFolder(t);
  const url = await goodReceiver(t);
  writeFileSync(path.join(folder, 'mine.txt'), 'mine');
  writeFileSync(path.join(folder, 'c.yaml'), 'partner: P\nproduct: X\nversion: "1"\ncapabilities: []\n');
  const cases: [string[], number, RegExp][] = [
    [['http://127.0.0.1:9'], 3, /the receiver http:\/\/127\.0\.0\.1:9: nobody listens there/],
    [['https://partner.example'], 2, /--allow-host partner\.example/],
    [[url, '--key', 'env:NO_SUCH_KEY'], 2, /--key: what is signed names a product: .*--capabilities$/m],
    [
      [url, '--key', 'env:NO_SUCH_KEY', '--capabilities', 'c.yaml'],
      2,
      /the environment variable NO_SUCH_KEY is not set/,
    ],
    [[url, '--contract', 'missing.yaml'], 2, /missing\.yaml: no such file/],
    [[url, '--output', '.'], 2, /is there and no bundle \((mine\.txt|c\.yaml)\); name another folder/],
    [[url, '--time-scale', 'fast'], 2, /--time-scale fast: should be a whole number/],
  ];
  for (const [args, expected, message] of cases) {
    const { code, output } = await conformance(['certify', 'receiver', ...args], folder, env);
    assert.equal(code, expected, output);
    assert.match(output, message);
    assert.equal(output.trim().split('\n').length, 1, output);
    assert.ok(!existsSync(path.join(folder, 'certification')));
  }
});

/** A document of webhooks alone, of another trade. */
const shop = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  webhooks: {
    'order-shipped': {
      post: {
        security: [{ key: [] }],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['id', 'parcel'],
                properties: {
                  id: { type: 'string', format: 'uuid' },
                  parcel: { type: 'string', maxLength: 200 },
                  note: { type: ['string', 'null'] },
                },
              },
            },
          },
        },
        responses: { '204': { description: 'Taken' } },
      },
    },
  },
  components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Shop-Key' } } },
};

test('receivers of any document with webhooks can be certified', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(path.join(folder, 'shop.json'), JSON.stringify(shop));
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => undefined);
    request.on('end', () =>
      response.writeHead(statusOf(request.headers, request.url, request.method, Buffer.concat(chunks))).end(),
    );
  });
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { origin } = await listening(server);
  const { code, output } = await conformance(
    ['certify', 'receiver', origin, '--contract', 'shop.json', ...fast],
    folder,
    env,
  );
  assert.equal(code, 0, output);
  assert.match(output, /certificate none: self-declared and not signed/);
  assert.match(readFileSync(path.join(folder, 'certification/record.ndjson'), 'utf8'), /"webhook":"order-shipped"/);
});

function statusOf(headers: Record<string, unknown>, url = '', method = '', body: Buffer): number {
  if (url !== '/order-shipped') return 404;
  if (method !== 'POST') return 405;
  if (headers['x-shop-key'] !== token) return 401;
  if (!/^application\/json(; *charset=utf-8)?$/i.test(String(headers['content-type']))) return 415;
  if (body.length > 1_000_000) return 413;
  try {
    const { id } = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as { id?: unknown };
    return typeof id === 'string' ? 204 : 422;
  } catch {
    return 400;
  }
}
