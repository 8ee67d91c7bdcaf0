import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { tmpdir } from 'node:os';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { packageRoot } from '../../contracts/model/load.js';
import type { RecordLine } from '../../engine/record/format.js';
import { reporters } from '../../reports/reporters/index.js';
import { conformance, onlyRun } from '../test-support/conformance.js';

let folder: string;
/** Folder of a real run. */
let run: string;

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'conformance-test-'));
  const { code, output } = await conformance(
    ['run', '--phases', 'stateful', '--shard', '1/4', '--report-dir', 'runs'],
    folder,
  );
  assert.equal(code, 0, output);
  run = onlyRun(path.join(folder, 'runs'));
});

after(() => rmSync(folder, { recursive: true, force: true }));

function linesOf(file: string): RecordLine[] {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as RecordLine);
}

/** A copy of the run's record, changed; gives the file. */
function variant(name: string, change: (line: RecordLine) => RecordLine[]): string {
  const file = path.join(folder, name, 'record.ndjson');
  mkdirSync(path.dirname(file), { recursive: true });
  const lines = linesOf(path.join(run, 'record.ndjson')).flatMap(change);
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return file;
}

/** The run as it would be with a finding, later and under another id. */
function broken(name: string, startedAt: string): string {
  let isDone = false;
  return variant(name, (line) => {
    if (line.type === 'run') return [{ ...line, runId: name, startedAt }];
    if (line.type !== 'judgement' || isDone) return [line];
    isDone = true;
    return [{ ...line, outcome: 'fail', level: 'fail', defaultLevel: 'fail', message: 'broken on purpose' }];
  });
}

test('every line of a real run fits the published schema', () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const schema = JSON.parse(readFileSync(path.join(packageRoot, 'engine/record/record.schema.json'), 'utf8')) as object;
  const isLine = ajv.compile(schema);
  const lines = linesOf(path.join(run, 'record.ndjson'));
  assert.ok(lines.length > 200);
  for (const line of lines) assert.ok(isLine(line), `${JSON.stringify(line)}: ${ajv.errorsText(isLine.errors)}`);
});

test('report writes every report that is asked for, and hands GitHub its own', async () => {
  const summary = path.join(folder, 'summary.md');
  const wanted = reporters.map(({ id }) => id).join(',');
  const { code, output } = await conformance(
    ['report', run, '--reporter', wanted, '--reporter', 'html', '--output', 'all'],
    folder,
    { GITHUB_STEP_SUMMARY: summary, GITHUB_ACTIONS: 'true' },
  );
  assert.equal(code, 0, output);
  assert.deepEqual(readdirSync(path.join(folder, 'all')).sort(), reporters.map(({ file }) => file).sort());
  assert.match(readFileSync(summary, 'utf8'), /^## Partner API test: Conformant/);
});

test('annotations of findings are printed where GitHub runs it', async () => {
  const { output } = await conformance(
    ['report', broken('annotated', '2030-01-01T00:00:00.000Z'), '--reporter', 'github-annotations'],
    folder,
    { GITHUB_ACTIONS: 'true' },
  );
  assert.match(output, /^::error title=Partner API%3A [^:]+::broken on purpose/m);
});

test('compare exits with 1 on a regression, tells since when, and writes its forms', async () => {
  const [first, second] = [broken('b1', '2030-01-01T00:00:00.000Z'), broken('b2', '2030-01-02T00:00:00.000Z')];
  const worse = await conformance(['compare', run, first, '--output', 'compared'], folder);
  assert.equal(worse.code, 1, worse.output);
  assert.match(worse.output, /1 regressions/);
  assert.deepEqual(readdirSync(path.join(folder, 'compared')).sort(), [
    'comparison.html',
    'comparison.json',
    'comparison.md',
  ]);
  const history = path.join(folder, 'history');
  for (const [name, file] of Object.entries({ a: path.join(run, 'record.ndjson'), b: first, c: second })) {
    mkdirSync(path.join(history, name), { recursive: true });
    writeFileSync(path.join(history, name, 'record.ndjson'), readFileSync(file));
  }
  const same = await conformance(
    ['compare', first, second, '--history', 'history', '--reporter', 'json', '--output', 'again'],
    folder,
  );
  assert.equal(same.code, 0, same.output);
  const { findings, trend } = JSON.parse(readFileSync(path.join(folder, 'again/comparison.json'), 'utf8')) as {
    findings: { change: string; since: { runId: string } }[];
    trend: unknown[];
  };
  assert.deepEqual([findings[0]?.change, findings[0]?.since.runId, trend.length], ['still-failing', 'b1', 3]);
});

test('several records give a report for each version and an index', async () => {
  const latest = variant('latest', (line) =>
    line.type === 'run' ? [{ ...line, runId: 'l', apiVersion: 'latest' }] : [line],
  );
  const { code, output } = await conformance(
    ['report', run, broken('b3', '2030-01-01T00:00:00.000Z'), latest, '--output', 'versions'],
    folder,
  );
  assert.equal(code, 0, output);
  for (const file of ['index.html', 'test/report.html', 'latest/report.html'])
    assert.ok(existsSync(path.join(folder, 'versions', file)), file);
  const index = readFileSync(path.join(folder, 'versions/index.html'), 'utf8');
  assert.match(index, /href="test\/report\.html"/);
  assert.match(index, /Onboarding &amp; KYC|Onboarding & KYC|Onboarding \\u0026 KYC/);
});

test('merge joins shards, and says why it does not', async () => {
  const shard = (index: number): string => {
    const own = new Map<string, boolean>();
    return variant(`shard${index}`, (line) => {
      if (line.type === 'run') return [{ ...line, runId: `r${index}`, shard: { index, of: 2 } }];
      if (line.type === 'case') own.set(line.id, own.size % 2 === index - 1);
      const caseId = line.type === 'case' ? line.id : 'caseId' in line ? line.caseId : null;
      return caseId === null || own.get(caseId) ? [line] : [];
    });
  };
  const [one, two] = [shard(1), shard(2)];
  const joined = await conformance(['merge', one, two, '--output', 'merged'], folder);
  assert.equal(joined.code, 0, joined.output);
  const cases = new Set(
    linesOf(path.join(run, 'record.ndjson')).flatMap((line) => (line.type === 'case' ? [line.id] : [])),
  ).size;
  assert.match(joined.output, new RegExp(`cases {5}${cases}: ${cases} pass`));
  const killed = variant('killed', (line) => {
    if (line.type === 'run') return [{ ...line, runId: 'r2-killed', shard: { index: 2, of: 2 } }];
    return line.type === 'end' ? [] : [line];
  });
  const retried = await conformance(['merge', one, killed, two, '--output', 'retried'], folder);
  assert.equal(retried.code, 0, retried.output);
  assert.match(
    retried.output,
    /left out {2}.*killed.*: shard 2 was cut short there and carried out again, see .*shard2/,
  );
  assert.match(retried.output, new RegExp(`cases {5}${cases}: ${cases} pass`));
  const again = await conformance(['merge', one, two, '--output', 'merged'], folder);
  assert.equal(again.code, 2);
  assert.match(again.output, /there is a record already/);
  const missing = await conformance(['merge', one, path.join(run, 'record.ndjson'), '--output', 'other'], folder);
  assert.equal(missing.code, 2);
  assert.match(missing.output, /another number of shards/);
  assert.ok(!existsSync(path.join(folder, 'other/record.ndjson')));
});

test('bad usage gets one clear line and exit code 2', async () => {
  for (const [args, message] of [
    [['report', run, '--reporter', 'pdf'], /--reporter pdf: unknown; known: html, markdown/],
    [['report', run, run], /--output: say which folder/],
    [['compare', run, 'missing.ndjson'], /missing\.ndjson: no such record/],
    [['compare', run, run, '--history', 'nowhere'], /nowhere: no such folder/],
  ] as [string[], RegExp][]) {
    const { code, output } = await conformance(args, folder);
    assert.equal(code, 2, output);
    assert.match(output, message);
    assert.equal(output.trim().split('\n').length, 1, output);
  }
});

test('with --baseline the page tells regressions; a record that is not there is a usage error', async () => {
  const later = broken('against-baseline', '2030-01-01T00:00:00.000Z');
  const { code, output } = await conformance(['report', later, '--baseline', run], folder);
  assert.equal(code, 0, output);
  const page = readFileSync(path.join(path.dirname(later), 'report.html'), 'utf8');
  assert.match(page, /Since the baseline\s+<span class="number">1 regression</);
  const missing = await conformance(['report', later, '--baseline', 'nowhere'], folder);
  assert.equal(missing.code, 2, missing.output);
  assert.match(missing.output, /nowhere: no such record/);
});
