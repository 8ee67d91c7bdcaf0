import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { jsonProblems } from './json-problems.js';
import { bodyProblems, isJsonType, readBody } from './read-body.js';

const json = { 'content-type': 'application/json' };
const kinds = (bytes: Uint8Array | string, headers: Record<string, string> = json): string[] =>
  bodyProblems(Buffer.from(bytes), headers).map(({ kind, pointer }) => (pointer ? `${kind} ${pointer}` : kind));

test('whatever is JSON is JSON to the scan, and what JSON.parse refuses is not', () => {
  fc.assert(fc.property(fc.json(), (text) => assert.deepEqual(jsonProblems(text), [])));
  const near = fc.string({ unit: fc.constantFrom(...'{}[]",:\\u01eE+-. \nnultrefasx') });
  const parses = (text: string): boolean => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  fc.assert(
    fc.property(near, fc.json(), fc.nat(), (noise, text, at) => {
      const place = at % (text.length + 1);
      for (const candidate of [noise, text.slice(0, place) + noise + text.slice(place)]) {
        const refused = jsonProblems(candidate).some(({ kind }) => kind === 'syntax' || kind === 'trailing-text');
        assert.equal(!refused, parses(candidate), JSON.stringify(candidate));
      }
    }),
    { numRuns: 1000 },
  );
});

const broken: readonly (readonly [body: string, ...kinds: string[]])[] = [
  ['{"a":1,"b":{"c":1,"\\u0063":2}}', 'duplicate-member /b/c'],
  ['[{"a":1,"a":1},{"a":1}]', 'duplicate-member /0/a'],
  ['{"a/b":[0,"\\ud800"]}', 'lone-surrogate /a~1b/1'],
  ['["\\udc00\\ud800","\\ud83d\\ude00"]', 'lone-surrogate /0'],
  ['{"\\ud800":1}', 'lone-surrogate /\ud800'],
  ['{"a":NaN,"b":[Infinity,-Infinity]}', 'no-json-number /a', 'no-json-number /b/0', 'no-json-number /b/1'],
  ['[1e400,-1e400,1e-400,0e999,9007199254740993,1e308]', ...[0, 1, 2].map((at) => `number-beyond-double /${at}`)],
  ['{"a":1}{"a":1}', 'trailing-text'],
  ['{"a":1}x', 'trailing-text'],
  ['{"a":[1,2', 'syntax /a/1'],
  ['{"a":"half', 'syntax /a'],
  ['{"a":01}', 'syntax /a'],
  ["{'a':1}", 'syntax /'],
  ['[1,]', 'syntax /1'],
  ['["\t"]', 'syntax /0'],
  [' ', 'syntax'],
  [`${'['.repeat(300)}${']'.repeat(300)}`, 'too-deep'],
  [`${'['.repeat(256)}${']'.repeat(256)}`],
];
for (const [body, ...expected] of broken)
  test(`the scan of ${body.slice(0, 60)}`, () => assert.deepEqual(kinds(body), expected));

test('neither depth nor length nor odd names make the scan fail or slow', () => {
  const started = performance.now();
  assert.deepEqual(kinds('['.repeat(1_000_000)), ['too-deep']);
  assert.deepEqual(kinds('{"a":'.repeat(1_000_000)), ['too-deep']);
  assert.deepEqual(jsonProblems('['.repeat(100_000) + ']'.repeat(100_000), 200_000), []);
  assert.deepEqual(kinds(`["${'\\u0041'.repeat(300_000)}"]`), []);
  assert.deepEqual(kinds(`[${'1'.repeat(300_000)}x]`), ['syntax /0']);
  assert.deepEqual(kinds(`{"__proto__":1,"constructor":{"__proto__":1}}`), []);
  assert.equal(bodyProblems(Buffer.from(`{${'"a":1,'.repeat(1000)}"a":1}`), json).length, 20);
  assert.ok(performance.now() - started < 30_000);
});

test('no message quotes what stands in the body', () => {
  for (const body of ['secret', '"secret" secret', '["secret', '{"a":secret}', '{"a":1e400,"b":"secret\\ud800"}'])
    for (const { message, expected } of bodyProblems(Buffer.from(body), json))
      assert.doesNotMatch(`${message} ${expected}`, /secret/, body);
});

test('packed bodies are read, in whatever order they were packed', () => {
  const text = '{"amount":"1.10","name":"Zoë"}';
  const packed: readonly (readonly [string, Uint8Array])[] = [
    ['gzip', gzipSync(text)],
    ['X-GZIP', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
    ['identity', Buffer.from(text)],
  ];
  for (const [coding, bytes] of packed) {
    const headers = { ...json, 'content-encoding': coding };
    assert.equal(readBody(bytes, headers).text, text, coding);
    assert.deepEqual(kinds(bytes, headers), [], coding);
  }
});

test('what is not packed as it says is told, with what there is of it', () => {
  const text = JSON.stringify({ list: Array.from({ length: 300 }, (_, index) => index * 7919) });
  for (const [coding, bytes] of [
    ['gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['br', brotliCompressSync(text)],
  ] as const) {
    const headers = { ...json, 'content-encoding': coding };
    const half = bytes.subarray(0, bytes.length / 2);
    assert.deepEqual(kinds(half, headers), ['encoding-broken'], coding);
    assert.ok(text.startsWith(readBody(half, headers).text), coding);
    assert.deepEqual(kinds(Buffer.from(text), headers), ['encoding-broken'], coding);
    assert.equal(readBody(Buffer.from(text), headers).text, text);
  }
  assert.deepEqual(kinds(text, { ...json, 'content-encoding': 'toString' }), ['encoding-unknown']);
});

test('a bomb is not unpacked', () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  const [problem] = bodyProblems(bomb, { ...json, 'content-encoding': 'gzip' });
  assert.equal(problem?.kind, 'too-large');
  assert.match(problem.message, /of gzip become more than 8 MiB/);
  assert.equal(readBody(bomb, { 'content-encoding': 'gzip' }).text, '');
});

test('JSON is UTF-8 whatever its label says; other text is what its label says', () => {
  const latin1 = Buffer.from('{"name":"Zoë"}', 'latin1');
  const utf8 = Buffer.from('{"name":"Zoë"}');
  const labelled = (charset: string, type = 'application/json') => ({ 'content-type': `${type}; charset=${charset}` });
  assert.deepEqual(kinds(latin1), ['charset']);
  assert.deepEqual(kinds(latin1, labelled('iso-8859-1')), ['charset']);
  assert.equal(readBody(latin1, labelled('iso-8859-1')).text, '{"name":"Zoë"}');
  assert.deepEqual(kinds(utf8, labelled('"UTF-8"')), []);
  assert.deepEqual(kinds(utf8, labelled('iso-8859-1')), ['charset']);
  assert.equal(readBody(utf8, labelled('iso-8859-1')).text, '{"name":"Zoë"}');
  assert.deepEqual(kinds('{"name":"Zoe"}', labelled('iso-8859-1')), []);
  assert.deepEqual(kinds(utf8, labelled('nonsense')), ['charset']);
  assert.deepEqual(kinds(latin1, labelled('iso-8859-1', 'text/html')), []);
  assert.equal(readBody(latin1, labelled('iso-8859-1', 'text/html')).text, '{"name":"Zoë"}');
  assert.deepEqual(kinds(latin1, labelled('utf-8', 'text/html')), ['charset']);
  assert.deepEqual(kinds(latin1, { 'content-type': 'application/pdf' }), []);
});

test('a byte order mark is told and does not hide the rest', () => {
  assert.deepEqual(kinds('\ufeff{"a":1}'), ['byte-order-mark']);
  assert.equal(readBody(Buffer.from('\ufeff{"a":1}'), json).text, '{"a":1}');
  assert.deepEqual(kinds(Buffer.from('\ufeff{"a":1}', 'utf16le')), ['byte-order-mark']);
  assert.equal(readBody(Buffer.from('\ufeff{"a":1}', 'utf16le'), json).text, '{"a":1}');
  assert.deepEqual(kinds('\ufeff{"a":1,"a":1}'), ['byte-order-mark', 'duplicate-member /a']);
});

test('the declared length is compared with what came', () => {
  assert.deepEqual(kinds('{}', { ...json, 'content-length': '2' }), []);
  assert.deepEqual(kinds('{}', { ...json, 'content-length': '3' }), ['length']);
  assert.deepEqual(kinds('', { ...json, 'content-length': '3' }), ['length']);
  assert.deepEqual(kinds('', { ...json, 'content-length': '0' }), []);
});

test('what is JSON by its label', () => {
  for (const type of ['application/json', 'Application/JSON; charset=utf-8', 'application/problem+json', 'text/json'])
    assert.equal(isJsonType(type), true, type);
  for (const type of [undefined, '', 'text/html', 'application/jsonp', 'application/x-ndjson'])
    assert.equal(isJsonType(type), false, type);
});
