// What may be handed over wrongly: one clear line each, before anything is sent or believed.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { test, type TestContext } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { unzip } from './bundle/zip.js';
import { checkDeclared, parseCapabilities } from './capabilities/capabilities.js';
import { issuerKey, newKeyPair, signingKey } from './certificate/keys.js';
import { loadProfile } from './profiles/profile.js';
import { endpointOf } from './receiver/endpoint.js';
import { assertReachable } from './receiver/preflight.js';
import { booksOf, commandProbe } from './receiver/probe.js';
import { parseSubjects } from './receiver/subjects.js';
import { parseRecord } from './record/text.js';
import { listening } from './test-support/certify.js';
import { parseRevocations } from './verify/revocations.js';

const good = 'partner: P\nproduct: X\nversion: "1"\ncapabilities: [crypto]\n';

/** What is wrong, how it is handed over, and the line that says so. */
const refusals: [string, () => unknown, RegExp][] = [
  ['no URL', () => endpointOf('receiver', 'the receiver', []), /should be a URL with http or https/],
  ['another scheme', () => endpointOf('ftp://127.0.0.1', 'the receiver', []), /http or https/],
  [
    'a host nobody named',
    () => endpointOf('https://partner.example', 'the receiver', []),
    /--allow-host partner\.example/,
  ],
  ['a private address', () => endpointOf('http://192.168.0.9', 'the receiver', []), /is not this machine/],
  ['credentials', () => endpointOf('http://a:b@127.0.0.1', 'the receiver', []), /has credentials/],
  ['a query', () => endpointOf('http://127.0.0.1/?a=1', 'the receiver', []), /query or fragment/],
  [
    'an unknown capability',
    () => parseCapabilities(good.replace('crypto', 'gold'), 'c.yaml'),
    /^c\.yaml:4: .*must be one of crypto/,
  ],
  [
    'a misspelt member',
    () => parseCapabilities(`${good}notOfered: []\n`, 'c.yaml'),
    /^c\.yaml:5: .*unknown member "notOfered"/,
  ],
  [
    'no version',
    () => parseCapabilities('partner: P\nproduct: X\ncapabilities: []\n', 'c.yaml'),
    /^c\.yaml:1: the file .*'version'/,
  ],
  ['broken YAML', () => parseCapabilities('partner: [', 'c.yaml'), /^c\.yaml:1: no YAML/],
  [
    'an attestation without a person',
    () => parseCapabilities(`${good}attested:\n  - requirement: core-health\n`, 'c.yaml'),
    /^c\.yaml:6: \/attested\/0 /,
  ],
  [
    'a requirement that there is not',
    () =>
      checkDeclared(
        parseCapabilities(`${good}notOffered:\n  - {requirement: core-gold, reason: none}\n`, 'c.yaml'),
        [loadProfile('core')],
        '2026-11-29',
        'c.yaml',
      ),
    /requirement "core-gold" is in none of the profiles/,
  ],
  [
    'a waiver that ran out',
    () =>
      checkDeclared(
        parseCapabilities(
          `${good}waived:\n  - {requirement: core-health, owner: O, reason: R, expires: "2026-01-01"}\n`,
          'c.yaml',
        ),
        [loadProfile('core')],
        '2026-11-29',
        'c.yaml',
      ),
    /ran out on 2026-01-01/,
  ],
  ['an unknown profile', () => loadProfile('gold'), /profile "gold": there is none; known: core, crypto/],
  ['no users', () => parseSubjects('users: []\n', 's.yaml'), /^s\.yaml:1: \/users must NOT have fewer/],
  ['a public key to sign with', () => signingKey(newKeyPair().publicPem, '--key'), /holds a public key/],
  ['a private key to check with', () => issuerKey(newKeyPair().privatePem, '--issuer'), /holds a private key/],
  [
    'a key of another kind',
    () =>
      signingKey(
        generateKeyPairSync('ec', { namedCurve: 'P-256' })
          .privateKey.export({ type: 'pkcs8', format: 'pem' })
          .toString(),
        '--key',
      ),
    /a key of type ec; certificates are signed with Ed25519/,
  ],
  ['garbage for a key', () => issuerKey('garbage', '--issuer'), /no public key in PEM/],
  ['garbage for a zip', () => unzip(strToU8('garbage'), 'b.zip'), /^b\.zip: is no zip/],
  [
    'a zip that leads out',
    () => unzip(zipSync({ '../evil': strToU8('x') }, { level: 0 }), 'b.zip'),
    /path does not belong/,
  ],
  [
    'an absolute path in a zip',
    () => unzip(zipSync({ '/etc/x': strToU8('x') }, { level: 0 }), 'b.zip'),
    /path does not belong/,
  ],
  ['a zip bomb', () => unzip(zipSync({ 'a.txt': new Uint8Array(50_000_000) }), 'b.zip'), /compressed files/],
  [
    'a zip with too many files',
    () =>
      unzip(
        zipSync(Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`f${at}`, strToU8('x')])), { level: 0 }),
        'b.zip',
      ),
    /more than 200 files/,
  ],
  ['a record that is cut', () => parseRecord('{"type":"certif', 'r.ndjson'), /^r\.ndjson:\d: the last line is cut/],
  ['no record', () => parseRecord('{"type":"run"}\n', 'r.ndjson'), /^r\.ndjson:1: no line of a certification record/],
  [
    'a record of another format',
    () => parseRecord('{"type":"certification","format":9}\n', 'r.ndjson'),
    /format 9; this version reads format 1/,
  ],
  ['a faulty revocation file', () => parseRevocations('revoked:\n  - {reason: x}\n', 'v.yaml'), /^v\.yaml:2: /],
];

for (const [what, hand, message] of refusals)
  test(`${what}: one clear line`, () => {
    assert.throws(hand, (error: Error) => {
      assert.equal(error.name, 'CertificationInputError');
      assert.match(error.message, message);
      assert.ok(!error.message.includes('\n'));
      return true;
    });
  });

const answers: [string, string, RegExp][] = [
  ['no JSON', 'fine', /is no JSON/],
  ['no bookings', '{"booked":[]}', /lacks the list "bookings"/],
  ['a number for an amount', '{"bookings":[{"id":"a","amount":1.5,"currency":"eur"}]}', /no decimal in a string/],
  ['null', 'null', /lacks the list/],
];
for (const [what, text, message] of answers)
  test(`a probe that answers ${what}: one clear line`, () => {
    assert.throws(() => booksOf(text, ['a'], []), { name: 'UnusableEndpoint', message });
  });

test('a probe that is a command which fails: one clear line', async () => {
  await assert.rejects(commandProbe('exit 7')([], []), { name: 'UnusableEndpoint', message: /ended with 7 exit code/ });
});

async function unusable(t: TestContext, listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return listening(server);
}

test('nobody listens, a redirect, TLS elsewhere, garbage and silence: one clear line each', async (t) => {
  const redirect = await unusable(t, (_, response) => response.writeHead(302, { location: '/other' }).end());
  const silent = await unusable(t, () => undefined);
  const garbage = createTcpServer((socket) => socket.end('garbage\r\n\r\n'));
  t.after(() => garbage.close());
  await new Promise<void>((resolve) => garbage.listen(0, '127.0.0.1', resolve));
  const { port } = garbage.address() as { port: number };
  const tls = new URL(redirect);
  tls.protocol = 'https:';
  // Only who waits for silence waits shortly: what answers may be late on a busy machine.
  const cases: [URL, RegExp, number][] = [
    [new URL('http://127.0.0.1:9'), /nobody listens there/, 60_000],
    [redirect, /answers 302, which leads elsewhere/, 60_000],
    [new URL(`http://127.0.0.1:${port}`), /no HTTP/, 60_000],
    [tls, /TLS/, 60_000],
    [silent, /no answer in \d+ ms/, 100],
  ];
  for (const [url, message, deadlineMs] of cases)
    await assert.rejects(assertReachable(url, '/webhook/health', deadlineMs), { name: 'UnusableEndpoint', message });
});
