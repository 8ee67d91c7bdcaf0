import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { validate as validateCtrf, type CTRFReport } from 'ctrf';
import { parse as parseJUnit, type TestSuites } from 'junit2json';
import type { Log } from 'sarif';
import { packageRoot } from '../../contracts/model/load.js';
import { summarise } from '../../engine/record/summary.js';
import { waivedRecord } from './test-support/waived-record.js';
import { written } from './test-support/written.js';

const record = waivedRecord();
const number = summarise(record).findings.length;

test('the sample has waived findings, a stale and an expired waiver, and fails by these alone', () => {
  const { waivers, byLevel, waived, exitCode, meaning } = summarise(record);
  assert.deepEqual(waived, byLevel);
  assert.deepEqual([waivers.stale, waivers.expired, waivers.used > 0], [1, 1, true]);
  assert.equal(exitCode, 1);
  assert.match(meaning, /^2 stale or expired waivers/);
});

test('junit: waived cases are skipped and say until when, by whom and why; broken waivers fail', async () => {
  const { testsuite = [], ...counts } = (await parseJUnit(written('junit', record))) as TestSuites;
  const own = testsuite.find(({ name }) => name === 'waivers')?.testcase ?? [];
  assert.deepEqual([counts.failures, own.length], [2, 2]);
  assert.match(own[0]?.failure?.[0]?.message ?? '', /waivers\.yaml:90: .* is stale/);
  const skipped = testsuite.flatMap(({ testcase = [] }) => testcase.flatMap((one) => one.skipped ?? []));
  const waived = skipped.filter(({ message = '' }) =>
    message.startsWith('waived until 2030-12-31 by payments: mended'),
  );
  assert.ok(waived.length > 0);
  assert.equal(Number(counts.tests), record.cases.length + 2);
});

test('ctrf: the same', () => {
  const report = JSON.parse(written('ctrf', record)) as CTRFReport;
  assert.deepEqual(validateCtrf(report).errors ?? [], []);
  const { failed, tests } = report.results.summary;
  assert.deepEqual([failed, tests], [2, record.cases.length + 2]);
  const waived = report.results.tests.filter(({ message = '' }) => message.startsWith('waived until'));
  assert.ok(waived.length > 0 && waived.every(({ status }) => status === 'skipped'));
});

test('sarif: waived results are suppressed with their reason, broken waivers stand at their place', () => {
  const [run] = (JSON.parse(written('sarif', record)) as Log).runs;
  const results = run?.results ?? [];
  assert.equal(results.length, number);
  for (const { suppressions } of results)
    assert.deepEqual(
      suppressions?.map(({ kind, status }) => [kind, status]),
      [['external', 'accepted']],
    );
  assert.match(results[0]?.suppressions?.[0]?.justification ?? '', /until 2030-12-31 by payments: mended/);
  const places = run?.invocations?.[0]?.toolExecutionNotifications?.map(({ locations }) => {
    const physical = locations?.[0]?.physicalLocation;
    return [physical?.artifactLocation?.uri, physical?.region?.startLine];
  });
  assert.deepEqual(places, [
    ['waivers.yaml', 90],
    ['waivers.yaml', 95],
  ]);
});

test('json: findings name their waiver, waivers say what became of them, as the schema has it', () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  for (const file of ['engine/record/record.schema.json', 'reports/reporters/report.schema.json'])
    ajv.addSchema(JSON.parse(readFileSync(path.join(packageRoot, file), 'utf8')) as object);
  const report = JSON.parse(written('json', record)) as {
    findings: { waivedBy: string }[];
    waivers: { fingerprint: string; state: string }[];
  };
  assert.ok(ajv.validate('https://partner-api-conformance/report.schema.json', report), ajv.errorsText());
  const used = new Set(report.waivers.filter(({ state }) => state === 'used').map(({ fingerprint }) => fingerprint));
  assert.equal(report.findings.length, number);
  assert.deepEqual(new Set(report.findings.map(({ waivedBy }) => waivedBy)), used);
});

test('github-annotations: broken waivers are errors at their line, waived causes are notices', () => {
  const lines = written('github-annotations', record).split('\n').slice(0, -1);
  assert.match(
    lines[0] ?? '',
    /^::error file=waivers\.yaml,line=90,title=Partner API%3A waiver::waivers\.yaml:90: .*stale/,
  );
  assert.equal(lines.filter((line) => line.startsWith('::error')).length, 2);
  for (const line of lines.slice(2)) assert.match(line, /^::notice title=[^:]+::waived: /);
});

test('markdown lists waivers, broken ones first, and marks causes; the badge counts no waived finding', () => {
  const text = written('markdown', record);
  assert.match(text, /^- waivers\.yaml:90: the waiver of server-error .* is stale/m);
  assert.match(text, /### Waivers\n[^]*\| stale \| `server-error` \|/);
  assert.match(text, /\| fail, waived/);
  assert.match(written('badge', record), /aria-label="Partner API test: waivers"/);
});
