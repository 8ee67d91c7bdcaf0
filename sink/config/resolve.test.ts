import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { SinkConfigError } from './parse.js';
import { resolveSinkConfig, type Surroundings } from './resolve.js';

const here: Surroundings = {
  folder: '/etc/sink',
  apiVersion: 'test',
  environment: { TOKEN_A: 'from the environment' },
};

test('a configuration that says nothing is one inbox of the standard version', () => {
  const { inboxes, ...rest } = resolveSinkConfig({}, here);
  assert.deepEqual(rest, { limits: {} });
  assert.deepEqual(
    inboxes.map(({ contract, ...inbox }) => [inbox, contract?.version]),
    [[{ name: 'default' }, 'test']],
  );
});

test('what is written is resolved: paths, limits, secrets, answers, addresses and versions', () => {
  const { inboxes, ...rest } = resolveSinkConfig(
    {
      port: 8080,
      host: '0.0.0.0',
      journal: 'log/deliveries.ndjson',
      publicUrl: 'https://hooks.example',
      bodyLimitBytes: 10,
      headerLimitBytes: 2048,
      requestTimeoutMs: 500,
      inboxes: [
        { name: 'a', token: { env: 'TOKEN_A' }, answers: [{ path: '/x', steps: [500, 'gone'] }], pathPrefix: '/a' },
        { name: 'b', apiVersion: 'latest', token: 'written', forward: 'http://127.0.0.1:1/base' },
        { name: 'c', apiVersion: 'latest', host: 'c.example' },
      ],
    },
    here,
  );
  assert.deepEqual(rest, {
    port: 8080,
    host: '0.0.0.0',
    journal: path.resolve('/etc/sink/log/deliveries.ndjson'),
    publicUrl: 'https://hooks.example',
    bodyLimitBytes: 10,
    limits: { headerBytes: 2048, requestTimeoutMs: 500 },
  });
  assert.deepEqual(
    inboxes.map(({ contract: _contract, ...inbox }) => inbox),
    [
      {
        name: 'a',
        pathPrefix: '/a',
        token: 'from the environment',
        answers: [{ path: '/x', steps: [{ status: 500 }, { status: 410 }] }],
      },
      { name: 'b', token: 'written', forward: new URL('http://127.0.0.1:1/base') },
      { name: 'c', host: 'c.example' },
    ],
  );
  assert.deepEqual(
    inboxes.map(({ contract }) => contract?.version),
    ['test', 'latest', 'latest'],
  );
  assert.equal(inboxes[1]?.contract, inboxes[2]?.contract, 'inboxes of one version share its contract');
});

test('a secret that is not set names its inbox and its variable', () => {
  assert.throws(
    () => resolveSinkConfig({ inboxes: [{ name: 'a', token: { env: 'NOBODY' } }] }, here),
    /token of inbox "a".*NOBODY/,
  );
});

test('key and certificate are read below the folder; what cannot be read is named', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sink-config-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(path.join(folder, 'k.pem'), 'KEY');
  writeFileSync(path.join(folder, 'c.pem'), 'CERT');
  const { tls } = resolveSinkConfig({ tls: { key: 'k.pem', cert: 'c.pem' } }, { ...here, folder });
  assert.deepEqual([String(tls?.key), String(tls?.cert)], ['KEY', 'CERT']);
  for (const [written, message] of [
    [{ key: 'none.pem', cert: 'c.pem' }, /^tls\.key: none\.pem could not be read \(ENOENT\)/],
    [{ key: 'k.pem', cert: 'none.pem' }, /^tls\.cert: none\.pem could not be read \(ENOENT\)/],
  ] as const)
    assert.throws(
      () => resolveSinkConfig({ tls: written }, { ...here, folder }),
      (error) => error instanceof SinkConfigError && message.test(error.message),
    );
});
