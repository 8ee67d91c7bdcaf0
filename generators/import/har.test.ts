import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHar, type HarLimits, type HarTraffic } from './har.js';

const entry = (request: object = {}, response: object = {}, more: object = {}) => ({
  startedDateTime: '2026-01-02T03:04:05.678Z',
  time: 12.5,
  request: { method: 'get', url: 'https://api.example/v1/users?a=1', headers: [], bodySize: 0, ...request },
  response: { status: 200, headers: [], content: { size: 2, text: '{}' }, ...response },
  ...more,
});

const read = (entries: readonly unknown[], limits?: HarLimits): HarTraffic =>
  readHar(JSON.stringify({ log: { version: '1.2', creator: {}, entries } }), 'traffic.har', limits);

const textOf = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString();

test('an entry is an exchange: method, address, headers as often as they came, times and bodies', () => {
  const headers = [
    { name: ':authority', value: 'api.example' },
    { name: 'Set-Cookie', value: 'a=1' },
    { name: 'Set-Cookie', value: 'b=2' },
  ];
  const { exchanges, leftOut } = read([
    entry({ method: 'post', headers, postData: { mimeType: 'application/json', text: '{"é":1.10}' } }, { headers }),
  ]);
  const [exchange] = exchanges;
  assert.ok(exchange && exchanges.length === 1 && leftOut.length === 0);
  assert.equal(exchange.pointer, '/log/entries/0');
  assert.equal(new Date(exchange.startedAt).toISOString(), '2026-01-02T03:04:05.678Z');
  assert.equal(exchange.durationMs, 12.5);
  assert.equal(exchange.request.method, 'POST');
  assert.equal(exchange.request.url.href, 'https://api.example/v1/users?a=1');
  assert.equal(textOf(exchange.request.body), '{"é":1.10}');
  const kept = [
    ['Set-Cookie', 'a=1'],
    ['Set-Cookie', 'b=2'],
  ];
  assert.deepEqual(exchange.request.headers, kept);
  assert.deepEqual(exchange.response?.headers, kept);
  assert.equal(textOf(exchange.response?.body), '{}');
});

test('a body is read in Base64, as it is behind a content coding, and as fields of a form', () => {
  const gzip = [{ name: 'content-encoding', value: 'gzip' }];
  const params = [{ name: 'a b', value: 'ü' }, { name: 'c' }];
  const { exchanges } = read([
    entry({}, { content: { size: 3, text: 'AP+A', encoding: 'base64' } }),
    entry({}, { headers: gzip, content: { size: 5, compression: 3, text: 'plain' } }),
    entry({ postData: { mimeType: 'application/x-www-form-urlencoded; charset=utf-8', params, text: '' } }),
  ]);
  assert.deepEqual([...(exchanges[0]?.response?.body ?? [])], [0, 255, 128]);
  assert.equal(textOf(exchanges[1]?.response?.body), 'plain');
  assert.equal(textOf(exchanges[2]?.request.body), 'a+b=%C3%BC&c=');
});

test('a body that the file lacks is told from one that is empty, and no answer from an empty one', () => {
  const { exchanges } = read([
    entry({ bodySize: 7 }, { content: { size: 9, mimeType: 'image/png' } }),
    entry({}, { status: 204, content: { size: 0 } }),
    entry(
      { postData: { mimeType: 'multipart/form-data', params: [] } },
      { status: 0, content: { size: 0 } },
      { time: -1 },
    ),
  ]);
  assert.deepEqual(
    exchanges.map(({ request, response }) => [request.body?.length, response?.status, response?.body?.length]),
    [
      [undefined, 200, undefined],
      [0, 204, 0],
      [undefined, undefined, undefined],
    ],
  );
  assert.equal(exchanges[2]?.durationMs, 0);
});

test('what is no HTTP exchange is left out and told', () => {
  const { exchanges, leftOut } = read([
    entry({ url: 'data:text/plain,a' }),
    entry(),
    entry({ url: 'wss://a.example/' }),
  ]);
  assert.deepEqual(
    exchanges.map(({ pointer }) => pointer),
    ['/log/entries/1'],
  );
  assert.deepEqual(
    leftOut.map(({ pointer, why }) => `${pointer} ${why}`),
    ['/log/entries/0 its address begins with data:', '/log/entries/2 its address begins with wss:'],
  );
});

test('a byte order mark and an older version do not matter', () => {
  const text = JSON.stringify({ log: { version: '1.1', entries: [entry()] } });
  assert.equal(readHar(`\uFEFF${text}`, 'a.har').exchanges.length, 1);
});

test('what can not be read is told in one line with its place', () => {
  const at = '#/log/entries/0';
  const cases: [() => unknown, string | RegExp][] = [
    [() => readHar('{', 'a.har'), /^a\.har: no JSON: [^\n]+$/],
    [() => readHar('['.repeat(200_000), 'a.har'), /^a\.har: no JSON: [^\n]+$/],
    [() => readHar('[]', 'a.har'), 'a.har#: is no object'],
    [() => readHar('{}', 'a.har'), 'a.har#/log: is no object'],
    [
      () => readHar('{"log":{"version":"2.0","entries":[]}}', 'a.har'),
      'a.har#/log/version: is "2.0"; files of HAR 1.1 and 1.2 can be read',
    ],
    [() => readHar('{"log":{"version":"1.2"}}', 'a.har'), 'a.har#/log/entries: is no list of entries'],
    [() => read([3]), `traffic.har${at}: is no object`],
    [() => read([entry({ method: 'GET /' })]), `traffic.har${at}/request/method: is "GET /", no method`],
    [() => read([entry({ url: '/v1' })]), `traffic.har${at}/request/url: is "/v1", no absolute URL`],
    [() => read([entry({ headers: {} })]), `traffic.har${at}/request/headers: is no list of headers`],
    [() => read([entry({ headers: [{ name: 'a' }] })]), `traffic.har${at}/request/headers/0/value: is no text`],
    [() => read([entry({}, { status: '200' })]), `traffic.har${at}/response/status: is "200", no status`],
    [() => read([entry({}, { content: { text: 3 } })]), `traffic.har${at}/response/content/text: is no text`],
    [
      () => read([entry({}, { content: { text: '*', encoding: 'base64' } })]),
      `traffic.har${at}/response/content/text: is no Base64`,
    ],
    [
      () => read([entry({}, { content: { text: '', encoding: 'utf-16' } })]),
      `traffic.har${at}/response/content/encoding: is "utf-16"; base64 or nothing is expected`,
    ],
    [
      () => read([entry({}, {}, { startedDateTime: 'soon' })]),
      `traffic.har${at}/startedDateTime: is no time of ISO 8601`,
    ],
  ];
  for (const [act, message] of cases) assert.throws(act, { name: 'HarError', message });
});

test('a file that holds too much is refused', () => {
  const limits = { entries: 2, bodyBytes: 5 };
  assert.equal(read([entry(), entry()], limits).exchanges.length, 2);
  assert.throws(() => read([entry(), entry(), entry()], limits), /#\/log\/entries: has 3 entries; 2 can be read/);
  const large = entry({}, { content: { text: '1234' } });
  assert.throws(
    () => read([large, large], limits),
    /#\/log\/entries\/1\/response\/content: more than 5 bytes of bodies/,
  );
});
