import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { Redactor } from '../record/redaction.js';
import { Audit, receivedValues, secretValues, unpublished } from './audit.js';
import { blocksOf } from './artefact.js';
import { openLedger, readLedger } from './ledger.js';
import { scrubFolder, scrubRecord } from './scrub.js';

const folder = mkdtempSync(path.join(tmpdir(), 'conformance-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const secret = 'api-key "of" the+tests/81c2';
const iban = 'PL61109010140000071219812874';
const values = [
  ...secretValues([{ label: '$PARTNER_API_KEY', text: secret }]),
  { text: iban, names: ['iban'], kind: 'a received value (iban)' },
  { text: '482913', names: ['activationCode'], kind: 'a received value (activationCode)' },
];
const audit = new Audit(values);

function leaksOf(content: string | Uint8Array, name = 'artefact'): string[] {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return audit.leaks(file).map(({ place, kind, form }) => [place, kind, form].filter((part) => part !== '').join(': '));
}

const inText = (text: string): string => JSON.stringify({ note: text });
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const html = secret.replaceAll('"', '&quot;').replaceAll('/', '&#47;');

test('a secret is found in every form, and the leak never shows it', () => {
  const forms = {
    plain: secret,
    json: inText(secret),
    nested: inText(inText(inText(secret))),
    url: `/v1/x?q=${encodeURIComponent(secret)}`,
    'url twice': encodeURIComponent(encodeURIComponent(secret)),
    html,
    'basic credentials': `Basic ${base64(`partner:${secret}`)}`,
    'Base64 in JSON in Base64': base64(inText(base64(`a${secret}`))),
    'Base64 in a URL': encodeURIComponent(base64(`ab${secret}`)),
    'folded header': `X-Key: ${secret.slice(0, 12)}\r\n\t${secret.slice(12)}`,
    capitals: `key ${secret.toUpperCase()}`,
    hexadecimal: Buffer.from(secret).toString('hex'),
    'hexadecimal capitals': inText(Buffer.from(secret).toString('hex').toUpperCase()),
    'Base64 of capitals': base64(secret.toUpperCase()),
    'Base64 for URLs': Buffer.from(`ab${secret}`).toString('base64url'),
    'header as pair': JSON.stringify([{ name: 'x-api-key', value: `Bearer ${secret}` }]),
  };
  for (const [name, text] of Object.entries(forms)) {
    const [leak = ''] = leaksOf(text);
    assert.match(leak, /the secret \$PARTNER_API_KEY: (as it is|in Base64|in hexadecimal)$/, name);
    assert.ok(!leak.includes(secret), name);
  }
  assert.deepEqual(leaksOf('nothing of it'), []);
});

test('grouped values are found in whatever groups people write them', () => {
  for (const text of [
    'PL61 1090 1014 0000 0712 1981 2874',
    'pl61-10901014-0000071219812874',
    'PL61%201090+10140000071219812874',
  ])
    assert.deepEqual(leaksOf(`"${text}"`), ['a received value (iban): as it is'], text);
});

test('a short value is found under its name alone', () => {
  for (const text of [
    '{"activationCode":"482913"}',
    inText('{"activationCode": 482913}'),
    '?activationCode=482913&x=1',
  ])
    assert.deepEqual(leaksOf(text), ['a received value (activationCode): under its name'], text);
  for (const text of ['482913', '{"amount":"482913"}', '{"activationCode":"4829131"}'])
    assert.deepEqual(leaksOf(text), []);
});

test('the place is told: line, entries of archives, packed data of a page, names of files', () => {
  assert.deepEqual(leaksOf(`one\ntwo ${secret}\n`), ['line 2: the secret $PARTNER_API_KEY: as it is']);
  const trace = zipSync({ 'inner.zip': zipSync({ 'trace.network': strToU8(`{}\n${inText(secret)}\n`) }) });
  assert.deepEqual(leaksOf(trace), ['inner.zip, trace.network, line 2: the secret $PARTNER_API_KEY: as it is']);
  assert.deepEqual(leaksOf(gzipSync(secret)), ['gzip: the secret $PARTNER_API_KEY: as it is']);
  const page = (data: Uint8Array): string => `<html>\n<template>${Buffer.from(data).toString('base64')}</template>`;
  const padded = `${secret}${Array.from({ length: 99 }, (_, index) => index * index).join()}`;
  for (const data of [
    deflateRawSync(padded),
    gzipSync(padded),
    zipSync({ x: strToU8(padded) }),
    strToU8(inText(padded)),
  ])
    assert.match(leaksOf(page(data)).join(), /packed data.*the secret \$PARTNER_API_KEY: as it is/);
  const named = path.join(folder, 'named');
  mkdirSync(path.join(named, iban), { recursive: true });
  assert.deepEqual(
    audit.leaks(named).map(({ file, place }) => [file, place]),
    [[named, 'name of a file']],
  );
});

test('a value in a large file is whole in some block, and lines are counted on', () => {
  const file = path.join(folder, 'large');
  const text = Array.from({ length: 100 }, (_, line) => `line ${line + 1}`).join('\n');
  writeFileSync(file, text);
  const blocks = [...blocksOf(file, { size: 64, overlap: 16 })];
  assert.ok(blocks.length > 10);
  for (let at = 0; at + 16 <= text.length; at += 1) {
    const found = blocks.find(({ bytes }) => Buffer.from(bytes).includes(text.slice(at, at + 16)));
    assert.ok(found);
    const before =
      Buffer.from(found.bytes)
        .toString()
        .split(text.slice(at, at + 16))[0] ?? '';
    assert.equal(found.linesBefore + before.split('\n').length, text.slice(0, at).split('\n').length);
  }
  const archive = zipSync({ x: strToU8(text) });
  writeFileSync(file, archive);
  assert.deepEqual(
    [...blocksOf(file, { size: 64, overlap: 16 })].map(({ bytes }) => bytes.length),
    [archive.length],
  );
});

test('what the suite made up, and what is public, is no leak', () => {
  const received = new Map([
    ['Kowalska-Nowak', new Set(['lastName'])],
    ['1990-01-01', new Set(['birthDate'])],
    ['tok-12345678', new Set(['authToken', 'code'])],
  ]);
  const textsOf = (synthetic: string[]): string[] =>
    receivedValues({ received, synthetic: new Set(synthetic) }).map(({ text }) => text);
  assert.deepEqual(textsOf(['Kowalska-Nowak', 'tok-12345678']), ['1990-01-01', 'tok-12345678']);
  assert.deepEqual(textsOf(['authtoken=tok-12345678', 'code=tok-12345678']), ['Kowalska-Nowak', '1990-01-01']);
  const left = unpublished(receivedValues({ received, synthetic: new Set() }), '{"example": "Kowalska-Nowak"}');
  assert.deepEqual(
    left.map(({ text }) => text),
    ['1990-01-01', 'tok-12345678'],
  );
});

test('a word is looked for at its places alone, and a number of a page is none of a house', () => {
  const word = new Audit(
    receivedValues({
      received: new Map([
        ['Business Account', new Set(['lastName'])],
        ['12', new Set(['number'])],
      ]),
      synthetic: new Set(),
    }),
  );
  const shown = (text: string): number => word.shown(Buffer.from(text)).size;
  assert.equal(shown('{"product":"Business Account EUR","page":{"number":12}}'), 0);
  assert.equal(shown('{"lastName":"Business Account"}'), 1);
  assert.equal(shown('{"number":"12"}'), 1);
});

test('a name that is part of a product shown before is no leak, and stays hidden at its place', () => {
  const ledger = openLedger(path.join(folder, 'commonplace.ndjson'));
  const redactor = new Redactor({ secrets: [], key: 'key', ledger });
  const [first, second] = ['{"product":"Business Account EUR"}', '{"lastName":"Business Account","product":"x"}'];
  const written = [first, second].map((body) => {
    redactor.learnReceived(body);
    return redactor.redact(body);
  });
  redactor.settle();
  assert.equal(written[0], first);
  assert.match(written[1] ?? '', /^\{"lastName":"‹lastName \w{8}›","product":"x"\}$/);
  const ofRun = new Audit(receivedValues(readLedger(path.join(folder, 'commonplace.ndjson'))));
  assert.equal(ofRun.shown(Buffer.from(written.join('\n'))).size, 0);
  assert.equal(ofRun.shown(Buffer.from(second)).size, 1);
});

test('what was learned after a line was written is redacted in it, and no line is lost', () => {
  const file = path.join(folder, 'record.ndjson');
  const lines = [inText('first'), inText(`paid to ${iban}`), inText('last')];
  writeFileSync(file, `${lines.join('\n')}\n{"torn`);
  scrubRecord(file, audit, () => ({ note: 'redacted' }));
  assert.equal(readFileSync(file, 'utf8'), `${lines[0]}\n{"note":"redacted"}\n${lines[2]}\n{"torn`);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.deepEqual(audit.leaks(file), []);
});

test('the ledger is for its owner alone, joins what several processes note, and outlives a torn line', () => {
  const file = path.join(folder, 'values.ndjson');
  for (const name of ['iban', 'sourceIban']) {
    const ledger = openLedger(file);
    ledger.received(name, iban);
    ledger.synthetic('Synthia');
    ledger.flush();
  }
  writeFileSync(file, '["torn', { flag: 'a' });
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.deepEqual(readLedger(file), {
    received: new Map([[iban, new Set(['iban', 'sourceIban'])]]),
    synthetic: new Set(['Synthia']),
  });
  assert.equal(readLedger(path.join(folder, 'none')).received.size, 0);
});

test('archives of other tools are redacted, and stay archives', () => {
  const traces = path.join(folder, 'traces');
  mkdirSync(traces);
  const picture = Uint8Array.of(0x89, 0x50, 0xff, 0xfe);
  writeFileSync(path.join(traces, 'trace.zip'), zipSync({ 'a.network': strToU8(inText(secret)), 'b.png': picture }));
  writeFileSync(path.join(traces, 'clean.txt'), 'nothing');
  assert.equal(audit.leaks(traces).length, 1);
  scrubFolder(traces, audit, () => '{"note":"redacted"}');
  assert.deepEqual(audit.leaks(traces), []);
  const entries = unzipSync(readFileSync(path.join(traces, 'trace.zip')));
  assert.equal(Buffer.from(entries['a.network'] ?? []).toString(), '{"note":"redacted"}');
  assert.deepEqual(entries['b.png'], picture);
});
