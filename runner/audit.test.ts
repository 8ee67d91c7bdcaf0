import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { evidenceGround } from '../contracts/model/ground.js';
import { loadContract, packagedContracts } from '../contracts/model/load.js';
import { Audit, receivedValues, secretValues } from '../engine/audit/audit.js';
import { openLedger, readLedger } from '../engine/audit/ledger.js';
import { partsOf } from '../engine/audit/unpack.js';
import type { CaseLine, ExchangeLine, JudgementLine, RecordLine, RunLine } from '../engine/record/format.js';
import { readRecord } from '../engine/record/reader.js';
import { Redactor } from '../engine/record/redaction.js';
import { summarise } from '../engine/record/summary.js';
import { openRecord } from '../engine/record/writer.js';
import { secretsOfRun, type RunContext } from '../engine/run-context.js';
import { reporters } from '../reports/reporters/index.js';
import type { Reporter } from '../reports/reporters/reporter.js';
import { appendLeaks, auditOf, leakLines } from './audit.js';
import { writeReports } from './reports.js';

const folder = mkdtempSync(path.join(tmpdir(), 'conformance-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const contract = loadContract('test', [packagedContracts]);
const days = { start: '2026-11-23T11:00:00.000Z', end: '2026-11-23T12:00:00.000Z' };

/** Cases that the values are spread over. */
const spread = 70;

/** A value; those of every fifth case have characters that each way of writing escapes, which takes the longest to look for. */
const text = (index: number): string =>
  (index % spread) % 5 === 0 ? `s${index}-"k&y" +ż/${index * 7919}` : `s${index}-key-of-${index * 7919}`;

/** Configured secrets: keys of accounts. */
const keys = Array.from({ length: 300 }, (_, index) => text(index));
/** Names and values as a target sends them. */
const received = Array.from({ length: 700 }, (_, index): [name: string, value: string] => {
  const value = text(10 * spread + index);
  return (
    [
      ['authToken', value],
      ['lastName', value],
      ['email', `${value}@example.org`],
      ['documentNumber', value],
      ['iban', `DE${String(index).padStart(20, '0')}`],
      ['cardNumber', `99990000${String(index).padStart(8, '0')}`],
      ['phone', `4812${String(index).padStart(7, '0')}`],
    ] as const
  )[index % 7] as [string, string];
});
/** How any of the values looks where nothing but quotes is escaped. */
const plainForms = [/s\d+-(\\*"|%(25)*22|&quot;|&#34;)?k/, /session-\d+-of/, /DE0{10}/, /99990{8}/, /48120{4}/];

const cookie = (index: number): string => `session-${index}-of-nobody`;
const cookies = Array.from({ length: spread }, (_, index) => cookie(index));
const secrets = [...keys, ...received.map(([, value]) => value), ...cookies];

const context: RunContext = {
  runId: 'r',
  apiVersion: 'test',
  contractFolders: [packagedContracts],
  record: path.join(folder, 'run/record.ndjson'),
  seed: 1,
  failOn: 'fail',
  selection: {},
  unknownApi: false,
  target: {
    name: 'staging',
    baseUrl: 'http://127.0.0.1:1',
    sandbox: false,
    strictness: 'documented',
    accounts: keys.map((apiKey) => ({ apiKey })),
  },
  sink: { url: 'http://127.0.0.1:2', readToken: 'token-of-the-read-api', inbox: 'run' },
  deliveries: { deadlineMs: 0, quietMs: 0 },
  redactionKey: 'key-of-the-pseudonyms',
  ledger: path.join(folder, 'values.ndjson'),
};

const runLine: RunLine = {
  type: 'run',
  format: 1,
  runId: 'r',
  startedAt: days.start,
  tool: { name: 'partner-api-conformance', version: '0.0.0' },
  apiVersion: 'test',
  contractHash: contract.hash,
  configurationHash: 'c',
  target: { name: 'staging', baseUrl: 'http://127.0.0.1:1', strictness: 'documented', sandbox: false },
  seed: 1,
  failOn: 'fail',
  environment: { node: 'v20', platform: 'test' },
};

const base64 = (value: string): string => Buffer.from(value).toString('base64');
const json = (value: unknown): string => JSON.stringify(value);

/** What somebody may do with values that he knows, in every place of a record. */
function linesWith(index: number, values: readonly string[], answer: ExchangeLine['response']): RecordLine[] {
  const caseId = `getUser:examples:example:${index}`;
  const at = days.start;
  const line: CaseLine = {
    type: 'case',
    id: caseId,
    phase: 'examples',
    rule: 'example',
    name: 'Read a user',
    operationId: 'getUser',
    expectation: 'a user',
    startedAt: at,
  };
  const exchange: ExchangeLine = {
    type: 'exchange',
    id: `e${index}`,
    caseId,
    operationId: 'getUser',
    request: { method: 'GET', url: 'http://127.0.0.1:1/v1/users', headers: {} },
    ...(answer ? { response: answer } : {}),
    startedAt: at,
    durationMs: 1,
  };
  const shown = (how: (value: string) => string): string => values.map(how).join(' ');
  const told = exchangeThatTells(exchange, values, shown);
  const judgement: JudgementLine = {
    type: 'judgement',
    caseId,
    check: 'schema',
    outcome: 'fail',
    level: 'fail',
    defaultLevel: 'fail',
    ground: evidenceGround({ grade: 'documented', source: 'Users', basis: 'example' }),
    subject: { kind: 'exchange', id: `t${index}` },
    pointer: `/note/${values[0]}`,
    message: shown((value) => `is ${value}`),
    expected: shown((value) => json(value)),
    actual: shown((value) => encodeURIComponent(value)),
  };
  return [
    line,
    exchange,
    told,
    judgement,
    { type: 'case-end', caseId, outcome: 'fail', durationMs: 1 },
    { type: 'error', at, where: 'suites', message: shown((value) => `lost at ${value}`) },
  ];
}

function exchangeThatTells(
  exchange: ExchangeLine,
  values: readonly string[],
  shown: (how: (value: string) => string) => string,
): ExchangeLine {
  const headers = Object.fromEntries(
    values.flatMap((value, at) => [
      [`x-note-${at}`, value],
      [`x-folded-${at}`, `note ${value.slice(0, 9)}\r\n ${value.slice(9)}`],
      [`x-list-${at}`, `first, ${value}; second`],
    ]),
  );
  const body = json({
    plain: shown((value) => value),
    nested: json({ inner: json({ values }) }),
    encoded: shown((value) => base64(`a${value}b`)),
    url: shown((value) => `/x?q=${encodeURIComponent(value)}&r=${encodeURIComponent(encodeURIComponent(value))}`),
    html: shown((value) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')),
  });
  return {
    ...exchange,
    id: exchange.id.replace('e', 't'),
    request: {
      method: 'POST',
      url: `http://127.0.0.1:1/v1/users?${shown((value) => encodeURIComponent(value)).replaceAll(' ', '&')}`,
      headers: { ...headers, authorization: `Basic ${base64(`user:${values[0]}`)}` },
      body: shown((value) => value),
    },
    response: { status: 400, headers: {}, body },
  };
}

const groups = Array.from({ length: spread }, (_, index) => {
  const part = <T>(all: readonly T[]): T[] => all.filter((_item, at) => at % spread === index);
  const own = part(received);
  const answer = {
    status: 200,
    headers: { 'content-type': 'application/json', 'set-cookie': `session=${cookie(index)}; Path=/` },
    body: json({ users: own.map(([name, value]) => ({ [name]: value })) }),
  };
  return { index, answer, values: [...part(keys), ...own.map(([, value]) => value), cookie(index)] };
});

/** Every line as it is before anything is redacted. */
const allLines = [runLine, ...groups.flatMap(({ index, values, answer }) => linesWith(index, values, answer))];

const run = path.dirname(context.record);
const redactor = new Redactor({
  secrets: secretsOfRun(context),
  key: context.redactionKey,
  ledger: openLedger(context.ledger ?? ''),
});

before(() => {
  mkdirSync(path.join(run, 'playwright'), { recursive: true });
  for (const { answer } of groups) redactor.learnReceived(answer.body, answer.headers);
  redactor.settle();
});

test('more than 1,000 secrets, in bodies, headers, URLs, nested JSON, Base64 and archives, are in no output', async () => {
  assert.ok(secrets.length > 1000);
  const record = openRecord(context.record, redactor);
  for (const line of [...allLines, { type: 'end' as const, at: days.end }]) record.append(line);
  record.close();
  const traffic = allLines.filter(({ type }) => type === 'exchange').map(json);
  const network = strToU8(traffic.slice(0, 9).join('\n'));
  const resources = zipSync({ body: strToU8(keys.slice(0, 99).join()) });
  const trace = zipSync({ 'trace.network': network, 'resources.zip': resources });
  writeFileSync(path.join(run, 'playwright/trace.zip'), trace);
  await writeReports(context.record, { folder: run, reporters });
  const audit = auditOf([context], contract, days);
  audit.scrub(path.join(run, 'playwright'));
  assert.deepEqual(audit.leaks([run]), []);
  // Read without what the audit is made of.
  const outputs = readdirSync(run, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'));
  assert.equal(outputs.length, reporters.length + 2);
  for (const name of outputs) {
    const bytes = readFileSync(path.join(run, name));
    for (const entry of name.endsWith('.zip') ? Object.values(unzipSync(bytes)) : [bytes])
      for (const form of plainForms) assert.doesNotMatch(Buffer.from(entry).toString('utf8'), form, name);
  }
});

test('without redaction every single one of them is found, in an archive as well', () => {
  const values = receivedValues(readLedger(context.ledger ?? ''));
  const audit = new Audit([...secretValues(secretsOfRun(context)), ...values]);
  for (const [index, secret] of secrets.entries()) {
    const [, , told] = linesWith(index, [secret], undefined);
    const line = strToU8(json(told));
    const parts = [...partsOf(index % 10 === 0 ? zipSync({ line }) : line)];
    assert.ok(
      parts.some(({ bytes }) => audit.shown(bytes).size > 0),
      secret,
    );
  }
});

test('a reporter that leaks is caught, and the message gives nothing away', async () => {
  const [, name = ''] = received.find(([member]) => member === 'lastName') ?? [];
  const leaking: Reporter = {
    id: 'leaking',
    file: 'leaking.txt',
    about: 'shows what it should not',
    begin: () => ({ add: () => undefined, finish: () => `fine\nname ${base64(`dear ${name}`)}\nkey ${keys[7]}\n` }),
  };
  const small = path.join(folder, 'small/record.ndjson');
  mkdirSync(path.dirname(small));
  writeFileSync(small, `${json(runLine)}\n`);
  await writeReports(small, { folder: path.dirname(small), reporters: [leaking] });
  const leaks = auditOf([context], contract, days).leaks([path.dirname(small)]);
  const lines = leakLines(leaks, path.dirname(small));
  assert.deepEqual(lines.slice(1).sort(), [
    '  leaking.txt, line 2: shows a received value (lastName), in Base64',
    '  leaking.txt, line 3: shows the secret $PARTNER_API_KEY_8, as it is',
  ]);
  for (const secret of secrets) assert.ok(!lines.join().includes(secret));
  appendLeaks({ ...context, record: small }, leaks, path.dirname(small));
  const told = await readRecord(small);
  assert.deepEqual(told.errors.map(({ message }) => `  ${message}`).sort(), lines.slice(1).sort());
  assert.equal(summarise(told).exitCode, 4);
});
