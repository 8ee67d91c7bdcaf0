import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { RemoteTarget } from '../engine/config.js';
import { secretsOf } from '../engine/run-context.js';
import { networkOf } from './network.js';

const remote: RemoteTarget = { kind: 'remote', baseUrl: 'https://api.example' };
const pem = '-----BEGIN PRIVATE KEY-----\nMIIabc\n-----END PRIVATE KEY-----\n';

test('proxy and certificates come from files and variables; what they hold is secret', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-network-'));
  t.after(() => {
    rmSync(folder, { recursive: true, force: true });
    delete process.env['CASE_KEY'];
    delete process.env['CASE_PROXY'];
  });
  const cert = path.join(folder, 'cert.pem');
  writeFileSync(cert, pem);
  process.env['CASE_KEY'] = pem;
  process.env['CASE_PROXY'] = 'http://maria:p%40ssword@proxy.example:3128';
  assert.equal(networkOf(remote, 'stage'), undefined);
  const network = networkOf(
    { ...remote, proxy: { env: 'CASE_PROXY' }, tls: { cert, key: { env: 'CASE_KEY' } } },
    'stage',
  );
  assert.deepEqual(network, { proxy: process.env['CASE_PROXY'], tls: { cert: pem, key: pem } });
  const secrets = secretsOf({ accounts: [], ...(network ? { network } : {}) }).filter(({ text }) => text !== '');
  assert.deepEqual(secrets, [
    { label: '$PROXY_PASSWORD', text: 'p@ssword' },
    { label: '$TLS_KEY', text: pem },
  ]);
});

test('what is no proxy, no file or no PEM is told by its place, without what it holds', () => {
  const refused: [Partial<RemoteTarget>, RegExp][] = [
    [{ proxy: 'socks5://maria:secret@proxy' }, /^UsageError: targets\.stage\.proxy: is no address of a proxy/],
    [{ tls: { ca: '/nowhere/ca.pem' } }, /no such file/],
    [{ tls: { key: { env: 'CASE_UNSET' } } }, /^UsageError: targets\.stage\.tls\.key: .*CASE_UNSET is not set/],
    [{ tls: { ca: 'package.json' } }, /^UsageError: targets\.stage\.tls\.ca: is not in PEM/],
  ];
  for (const [members, message] of refused)
    assert.throws(
      () => networkOf({ ...remote, ...members }, 'stage'),
      (error: Error) => message.test(String(error)) && !error.message.includes('secret'),
    );
});
