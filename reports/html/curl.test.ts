import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RecordedRequest } from '../../engine/record/format.js';
import { toCurl } from './curl.js';

/** Stands in for curl: prints its arguments, and its input where it would read it, each ended by NUL and a line feed. */
const standIn = `curl() { printf '%s\\0\\n' "$@"; case "$*" in *'--data-binary @-') cat; printf '\\0\\n';; esac; }`;

/** What a shell makes of the command, with the key in its environment. */
function run(command: string): string[] {
  const result = spawnSync('sh', ['-c', `${standIn}\n${command}`], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], PARTNER_API_KEY: 's3cret $(id)', HOME: '/root' },
  });
  assert.equal(result.stderr, '', command);
  assert.equal(result.status, 0, command);
  return result.stdout.split('\0\n').slice(0, -1);
}

const post = (rest: Partial<RecordedRequest>): RecordedRequest => ({
  method: 'POST',
  url: 'http://127.0.0.1:4010/v1/kyc',
  headers: { 'content-type': 'application/json' },
  ...rest,
});

test('a plain read is one line', () => {
  const request = { method: 'GET', url: 'https://api.example/v1/rates', headers: {} };
  assert.equal(toCurl(request), 'curl https://api.example/v1/rates');
});

test('the recorded key is expanded by the shell, and nothing else is', () => {
  const headers = { 'X-Api-Key': '$PARTNER_API_KEY', 'x-trace': '$PARTNER_API_KEY', 'x-home': '$HOME `id` "$(id)"' };
  assert.deepEqual(run(toCurl({ method: 'GET', url: 'https://api.example/', headers })), [
    'https://api.example/',
    '-H',
    'X-Api-Key: s3cret $(id)',
    '-H',
    'x-trace: $PARTNER_API_KEY',
    '-H',
    'x-home: $HOME `id` "$(id)"',
  ]);
});

test('a key is expanded as token, cookie, parameter or pair, and only as a whole', () => {
  const sent = (headers: Record<string, string>, query = '') =>
    run(toCurl({ method: 'GET', url: `https://api.example/${query}`, headers }));
  const url = 'https://api.example/';
  assert.deepEqual(sent({ authorization: 'Bearer $PARTNER_API_KEY' }), [
    url,
    '-H',
    'authorization: Bearer s3cret $(id)',
  ]);
  assert.deepEqual(sent({ authorization: 'Basic $PARTNER_API_KEY' }), [url, '-u', 's3cret $(id)']);
  assert.deepEqual(sent({ cookie: 'sid=$PARTNER_API_KEY' }), [url, '-H', 'cookie: sid=s3cret $(id)']);
  assert.deepEqual(sent({}, '?a=$HOME&k=$PARTNER_API_KEY&b=1'), [`${url}?a=$HOME&k=s3cret $(id)&b=1`]);
  assert.deepEqual(sent({}, '?k=$PARTNER_API_KEY'), [`${url}?k=s3cret $(id)`]);
  for (const query of ['?k=$PARTNER_API_KEY_CUT', '?k=a$PARTNER_API_KEY', '?$PARTNER_API_KEY', '$PARTNER_API_KEY'])
    assert.deepEqual(sent({}, query), [url + query]);
  for (const value of ['Basic $PARTNER_API_KEY_CUT', 'Bearer $PARTNER_API_KEY$(id)'])
    assert.deepEqual(sent({ authorization: value }), [url, '-H', `authorization: ${value}`]);
});

test('a wrong key is sent as it is', () => {
  const headers = { 'x-api-key': "$PARTNER_API_KEY'; rm -rf ~ #" };
  assert.equal(
    run(toCurl({ method: 'GET', url: 'https://a.example/', headers })).at(-1),
    `x-api-key: ${headers['x-api-key']}`,
  );
});

test('a body reaches curl byte by byte', () => {
  const bodies = [
    `{"name":"O'Neil","quote":"\\"","dollar":"$HOME","tick":"\`id\`"}`,
    `line\nbreak\n`,
    `@/etc/passwd`,
    `''`,
    `\\n %s 100%`,
  ];
  for (const body of bodies) {
    const words = run(toCurl(post({ body })));
    assert.deepEqual(words.slice(-2), ['--data-raw', body]);
  }
});

test('a body that no argument or terminal carries goes through printf', () => {
  for (const body of ['a\u0000b', '-n\u0000', '\r\n--boundary\r\n\r\n%d\\x', 'tab\there', "it's\u0007 7", '\u0085é']) {
    const words = run(toCurl(post({ body })));
    assert.deepEqual(words.slice(-3), ['--data-binary', '@-', body]);
  }
});

test('of such a body only a hyphen at its beginning is written as an escape', () => {
  assert.match(toCurl(post({ body: '-a-b\u0000' })), /^printf '\\055a-b\\000' \|/);
  assert.match(toCurl(post({ body: 'a-b\u0000' })), /^printf 'a-b\\000' \|/);
});

test('any header value and body survive the shell', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'grapheme' }), (body, value) => {
      fc.pre(!value.includes('\0') && value !== '' && body !== '' && !body.includes('\0\n') && !value.includes('\0\n'));
      const words = run(toCurl(post({ headers: { 'content-type': 'text/plain', 'x-any': value }, body })));
      assert.ok(words.includes(`x-any: ${value}`));
      assert.equal(words.at(-1), body);
    }),
    { numRuns: 60 },
  );
});

test('curl sends the request that was recorded, not one it would rather send', () => {
  const url = 'http://127.0.0.1:4010/v1/../v1/user?ids[]={a,b}&x=1';
  const headers = {
    host: '127.0.0.1:4010',
    'content-length': '2',
    connection: 'close',
    'accept-encoding': 'gzip',
    'x-empty': '',
  };
  assert.deepEqual(run(toCurl({ method: 'PUT', url, headers, body: '{}' })), [
    '--globoff',
    '--path-as-is',
    '-X',
    'PUT',
    url,
    '-H',
    'x-empty;',
    '-H',
    'Content-Type:',
    '--data-raw',
    '{}',
  ]);
});

test('a host header that names another host is part of the request', () => {
  const headers = { Host: 'elsewhere.example' };
  assert.deepEqual(run(toCurl({ method: 'GET', url: 'http://127.0.0.1:1/', headers })), [
    'http://127.0.0.1:1/',
    '-H',
    'Host: elsewhere.example',
  ]);
});

test('HEAD waits for no body, a GET with a body stays a GET', () => {
  const url = 'https://api.example/v1/rates';
  assert.deepEqual(run(toCurl({ method: 'HEAD', url, headers: {} })), ['--head', url]);
  assert.deepEqual(run(toCurl({ method: 'GET', url, headers: { 'content-type': 'text/plain' }, body: '' })), [
    '-X',
    'GET',
    url,
    '-H',
    'content-type: text/plain',
    '--data-raw',
    '',
  ]);
});
