import assert from 'node:assert/strict';
import { test } from 'node:test';
import { costKinds } from './budget.js';
import type { ConformanceConfig, RemoteTarget, SandboxTarget } from './config.js';
import { configProblem } from './config-problem.js';
import { fixtureStates } from './fixtures.js';

const remote = { kind: 'remote', baseUrl: 'https://staging.example' } as const;

test('every member that a configuration can have is taken', () => {
  const config: Required<ConformanceConfig> = {
    apiVersion: 'test',
    target: 'staging',
    targets: {
      own: {
        kind: 'sandbox',
        strictness: 'all',
        responseTimeMs: 900,
        limits: { bytes: 1 },
        deliveries: { budgetMs: { p50: 1, p99: 2 } },
      } satisfies Required<SandboxTarget>,
      staging: {
        ...remote,
        apiKey: { env: 'KEY' },
        otherApiKey: 'text',
        credentials: {
          app: { env: 'APP_KEY' },
          plain: 'text',
          machine: {
            tokenUrl: 'https://login.example/token',
            clientId: 'c',
            clientSecret: { env: 'S' },
            scope: 'read',
          },
          person: {
            ...{ tokenUrl: 'http://localhost/token', clientId: 'c', inBody: true },
            ...{ username: 'maria', password: { env: 'P' } },
          },
          own: { command: 'print-token', seconds: 60 },
        },
        headers: { 'X-Tenant': 'shop', 'X-Gateway': { env: 'GATEWAY_KEY' } },
        webhookToken: { env: 'TOKEN' },
        strictness: 'documented',
        sink: { host: '0.0.0.0', port: 8080 },
        deliveries: { deadlineMs: 1, quietMs: 0, budgetMs: { p95: 3 } },
        budget: Object.fromEntries(costKinds.map((kind) => [kind, 1])),
        dailyBudget: Object.fromEntries(costKinds.map((kind) => [kind, 1])),
        rateLimit: 0.5,
        fixtures: Object.fromEntries(fixtureStates.map((state) => [state, ['maria']])),
        triggers: {
          kind: 'hook',
          url: 'http://localhost/x',
          secret: 's',
          header: 'x',
          timeoutMs: 1,
          offers: ['approve-kyc'],
        },
        responseTimeMs: 900,
        limits: { bytes: 67_108_864, headerBytes: 1, totalMs: 1, depth: 1000 },
        proxy: { env: 'PROXY' },
        tls: { ca: 'ca.pem', cert: 'cert.pem', key: { env: 'KEY' } },
        slow: true,
      } satisfies Required<RemoteTarget>,
      open: { ...remote, apiKey: '', sink: { url: 'https://hooks.example', readToken: 'r', inbox: 'a' } },
      asked: { ...remote, triggers: { kind: 'prompt', timeoutMs: 1, offers: [] } },
    },
    contracts: 'own',
    reportDir: 'reports',
    failOn: 'warn',
    requireProof: true,
    gate: { require: ['createUser'] },
    waivers: 'waivers.yaml',
  };
  assert.equal(configProblem(config), undefined);
  assert.equal(configProblem({}), undefined);
});

test('limits that a worker could not keep are none', () => {
  for (const limits of [{ depth: 1001 }, { bytes: 0 }, { totalMs: 1.5 }, { header: 1 }])
    assert.ok(
      configProblem({ targets: { staging: { ...remote, limits } } } as ConformanceConfig),
      JSON.stringify(limits),
    );
});

test('what can not be meant is told with its place, and what was meant', () => {
  const at = (target: object): object => ({ targets: { staging: { ...remote, ...target } } });
  const odd: [unknown, string | RegExp][] = [
    [
      at({ apikey: 'k' }),
      /^\/targets\/staging\/apikey: no such member \(did you mean "apiKey"\?\); there are kind, baseUrl/,
    ],
    [
      { targets: { staging: { kind: 'remote', baseURL: 'http://x' } } },
      /baseURL: no such member \(did you mean "baseUrl"/,
    ],
    [{ targets: { staging: { kind: 'remote' } } }, '/targets/staging: lacks baseUrl'],
    [{ targets: { staging: {} } }, '/targets/staging: lacks kind'],
    [{ targets: { staging: { kind: 'remot' } } }, '/targets/staging/kind: must be one of sandbox, remote'],
    [{ targets: { 'a/b': 7 } }, '/targets/a~1b: must be object'],
    [{ targets: [remote] }, '/targets: must be object'],
    [{ reportdir: 'x' }, /^\/reportdir: no such member \(did you mean "reportDir"\?\)/],
    [{ colour: 'x' }, /^\/colour: no such member; there are apiVersion, target/],
    [{ apiVersion: 7 }, '/apiVersion: must be string'],
    [{ failOn: 'error' }, /^\/failOn: must be one of info, warn, fail/],
    [
      at({ baseUrl: 'staging.example' }),
      '/targets/staging/baseUrl: must be an address that begins with http:// or https://',
    ],
    [at({ apiKey: { evn: 'KEY' } }), /^\/targets\/staging\/apiKey\/evn: no such member \(did you mean "env"\?\)/],
    [at({ apiKey: 7 }), /^\/targets\/staging\/apiKey: must be string,object/],
    [at({ credentials: { app: { evn: 'KEY' } } }), /credentials\/app\/evn: no such member \(did you mean "env"\?\)/],
    [at({ credentials: { app: { tokenUrl: 'http://x' } } }), '/targets/staging/credentials/app: lacks clientId'],
    [
      at({ credentials: { app: { tokenUrl: 'http://x', clientId: 'c', username: 'u' } } }),
      /^\/targets\/staging\/credentials\/app: /,
    ],
    [at({ rateLimit: '5' }), '/targets/staging/rateLimit: must be number'],
    [at({ budget: { cards: 1 } }), /budget\/cards: no such member \(did you mean "card"\?\)/],
    [at({ fixtures: { verified: 'maria' } }), '/targets/staging/fixtures/verified: must be array'],
    [at({ sink: { port: 70_000 } }), '/targets/staging/sink/port: must be <= 65535'],
    [at({ triggers: { kind: 'hook', url: 'http://x' } }), /^\/targets\/staging\/triggers: lacks (secret|offers)/],
    [[], 'the configuration: must be object'],
  ];
  for (const [config, message] of odd) {
    const problem = configProblem(config);
    if (typeof message === 'string') assert.equal(problem, message);
    else assert.match(problem ?? 'nothing', message);
  }
});

test('no value is quoted: it may be a secret', () => {
  const problem = configProblem({
    targets: { staging: { ...remote, apiKey: ['secret-value'], baseUrl: 'secret-value' } },
  });
  assert.ok(problem !== undefined && !problem.includes('secret-value'), problem);
});
