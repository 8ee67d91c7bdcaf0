import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { conformance, onlyRecord, temporaryFolder } from '../cli/test-support/conformance.js';
import { loopback } from '../engine/test-support/server.js';

const schemes = {
  app: { type: 'apiKey', in: 'header', name: 'X-App' },
  user: { type: 'apiKey', in: 'query', name: 'user' },
  login: { type: 'oauth2', flows: {} },
};
const answer = { description: 'd', content: { 'application/json': { schema: { type: 'object' } } } };
const reading = (operationId: string, security: Record<string, string[]>[]) => ({
  get: { operationId, security, responses: { 200: answer, 401: answer } },
});
const document = {
  openapi: '3.1.0',
  info: { title: 'Several keys', version: '1' },
  paths: {
    '/both': reading('both', [{ app: [], user: [] }]),
    '/app': reading('app', [{ app: [] }]),
    '/token': reading('token', [{ login: [] }, { unknown: [] }]),
  },
  components: { securitySchemes: schemes },
};
const secrets = { app: 'app-key-0815', user: 'user-key-4711', client: 'client-secret-99' };

/** A service that wants what its document says, with a token that is another one for each request. */
async function service(t: TestContext) {
  const tokens: string[] = [];
  const server = await loopback(t, (response, request) => {
    const url = new URL(request.url ?? '/', 'http://service');
    const { authorization = '', 'x-app': app } = request.headers;
    const reply = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json', allow: 'GET' });
      response.end(JSON.stringify(body));
    };
    if (url.pathname === '/login') {
      const [, pair = ''] = authorization.split(' ');
      if (Buffer.from(pair, 'base64').toString() !== `shop:${secrets.client}`)
        return reply(401, { error: 'invalid_client' });
      tokens.push(`token-of-login-${tokens.length + 1}`);
      // So short that each request needs a further one.
      return reply(200, { access_token: tokens.at(-1), token_type: 'Bearer', expires_in: 1 });
    }
    if (request.method !== 'GET') return reply(405, {});
    const isApp = app === secrets.app;
    const isUser = url.searchParams.get('user') === secrets.user && url.searchParams.getAll('user').length === 1;
    const known: Record<string, boolean> = {
      '/both': isApp && isUser,
      '/app': isApp && !url.searchParams.has('user'),
      '/token': authorization === `Bearer ${tokens.at(-1) ?? ''}`,
    };
    return reply(known[url.pathname] === true ? 200 : 401, {});
  });
  return { ...server, tokens };
}

interface Ran {
  code: number | null;
  output: string;
  folder: string;
}

/** A run against a target of a configuration. */
async function ran(t: TestContext, target: object, ...options: string[]): Promise<Ran> {
  const folder = temporaryFolder(t);
  writeFileSync(path.join(folder, 'openapi.json'), JSON.stringify(document));
  const config = { targets: { service: { kind: 'remote', ...target } } };
  writeFileSync(path.join(folder, 'conformance.config.mjs'), `export default ${JSON.stringify(config)};\n`);
  const args = ['run', '--contract', 'openapi.json', '--target', 'service', ...options];
  const env = { APP_KEY: secrets.app, USER_KEY: secrets.user, CLIENT_SECRET: secrets.client };
  return { ...(await conformance(args, folder, env)), folder };
}

const login = (url: string) => ({
  tokenUrl: `${url}/login`,
  clientId: 'shop',
  clientSecret: { env: 'CLIENT_SECRET' },
});

test('an operation gets all the keys that it asks for, each is needed, and no artefact shows one', async (t) => {
  const { url, tokens } = await service(t);
  const credentials = { app: { env: 'APP_KEY' }, login: login(url) };
  const { code, output, folder } = await ran(t, { baseUrl: url, credentials }, '--credential', 'user=USER_KEY');
  assert.equal(code, 0, output);
  assert.match(output, /conformant/);
  assert.ok(tokens.length > 3, 'a token is renewed before it ends');
  const { cases } = await onlyRecord(path.join(folder, 'conformance-report'));
  const outcomes = (rule: string) =>
    cases.filter(({ line }) => line.id.includes(`:auth:${rule}`)).map(({ end }) => end?.outcome);
  for (const rule of ['no-key', 'wrong-key', 'altered-key'])
    assert.deepEqual(outcomes(rule), ['pass', 'pass', 'pass'], rule);
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const text = readFileSync(path.join(file.parentPath, file.name), 'utf8');
    for (const secret of [...Object.values(secrets), ...tokens])
      assert.ok(!text.includes(secret), `${secret} in ${file.name}`);
  }
});

test('a service that asks for one of two keys alone is caught', async (t) => {
  const server = await loopback(t, (response, request) => {
    const isKnown = request.headers['x-app'] === secrets.app || (request.url ?? '').includes(secrets.user);
    response.writeHead(request.method !== 'GET' ? 405 : isKnown ? 200 : 401, {
      'content-type': 'application/json',
      allow: 'GET',
    });
    response.end('{}');
  });
  const credentials = { app: { env: 'APP_KEY' }, user: { env: 'USER_KEY' } };
  const { code, output } = await ran(t, { baseUrl: server.url, credentials }, '--include-operation-id', 'both');
  assert.equal(code, 1, output);
  assert.match(output, /authentication/);
});

test('keys that cannot be had, and keys for nothing, are refused in one line before anything is sent', async (t) => {
  const { url, seen } = await service(t);
  const app = { env: 'APP_KEY' };
  const refused: [target: object, options: string[], said: RegExp][] = [
    [{ credentials: { app } }, ['--credential', 'user'], /--credential: should be scheme=VARIABLE/],
    [
      { credentials: { app } },
      ['--credential', 'user=NO_SUCH_KEY'],
      /credentials\.user: the environment variable NO_SUCH_KEY is not set/,
    ],
    [
      { credentials: { ap: app } },
      [],
      /openapi\.json#\/components\/securitySchemes: has no "ap"; known: app, user, login/,
    ],
    [
      { credentials: { login: { ...login(url), clientSecret: 'x' } } },
      [],
      /credentials\.login: 127\.0\.0\.1:\d+ answered 401, invalid_client/,
    ],
    [{ credentials: { login: { command: 'exit 7' } } }, [], /credentials\.login: its command ended with 7/],
  ];
  for (const [target, options, said] of refused) {
    const { code, output } = await ran(t, { baseUrl: url, ...target }, ...options);
    assert.equal(code, 2, output);
    assert.match(output, said);
  }
  assert.deepEqual(
    seen.map((one) => one.path).filter((place) => !['/', '/login'].includes(place)),
    [],
  );
});
