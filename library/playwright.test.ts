import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import type { JSONReport, JSONReportSuite, JSONReportTestResult } from '@playwright/test/reporter';
import { packageRoot } from '../contracts/model/load.js';
import { readRecord } from '../engine/record/reader.js';
import { playwrightConfig } from './playwright-config.js';

/** A project that extends the configuration of the package. */
function project(t: TestContext, options: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-playwright-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    path.join(folder, 'playwright.config.ts'),
    `import { playwrightConfig } from ${JSON.stringify(path.join(packageRoot, 'library/playwright-config.js'))};
export default { ...playwrightConfig(${options}), reporter: [['json', { outputFile: 'report.json' }], ['line']] };
`,
  );
  return folder;
}

function playwright(folder: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const child = spawn(process.execPath, [cli, 'test', ...args], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', NODE_TEST_CONTEXT: undefined },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

function resultsIn(suite: JSONReportSuite): JSONReportTestResult[] {
  return [
    ...suite.specs.flatMap(({ tests }) => tests.flatMap(({ results }) => results)),
    ...(suite.suites ?? []).flatMap(resultsIn),
  ];
}

test('`playwright test` opens the run, shows cases as steps and findings as failures, and ends by its verdict', async (t) => {
  const folder = project(
    t,
    "{ faults: ['answer-amount-scale@getPartnerBalances'], phases: ['coverage'], reportDir: 'runs' }",
  );
  const { code, output } = await playwright(folder, '--grep', 'getPartnerBalances');
  assert.equal(code, 1, output);
  const report = JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8')) as JSONReport;
  const [result, ...others] = report.suites.flatMap(resultsIn);
  assert.equal(others.length, 0);
  const failed = result?.steps?.find(({ error }) => error !== undefined);
  assert.match(failed?.title ?? '', /^fail · .*\(getPartnerBalances:coverage:/, output);
  const message = result?.error?.message ?? '';
  for (const part of [
    /^case getPartnerBalances:coverage:/m,
    /decimal-fidelity at \//,
    /^ {2}expected {2}/m,
    /^ {2}actual/m,
  ])
    assert.match(message, part);
  assert.match(message, /^ {2}rests on {2}documented|^ {2}rests on {2}carried/m);
  assert.match(output, /verdict {3}findings/);
  const [run = ''] = readdirSync(path.join(folder, 'runs'));
  const files = readdirSync(path.join(folder, 'runs', run));
  assert.ok(files.includes('report.html') && !files.includes('begun.ndjson'), files.join(', '));
  const record = await readRecord(path.join(folder, 'runs', run, 'record.ndjson'));
  assert.deepEqual(
    record.scope?.areas.flatMap(({ subjects }) => subjects),
    ['getPartnerBalances'],
  );
  assert.match(record.scope?.leftOut.at(-1)?.what ?? '', /^leaves out \d+ of \d+ tests$/);
  assert.ok(record.end);
});

test('what cannot be meant is told in a line; no test of the suites leaves nothing behind', async (t) => {
  const misspelt = project(t, "{ apiVersion: 'tset', reportDir: 'runs' }");
  const refused = await playwright(misspelt, '--list');
  assert.equal(refused.code, 1);
  assert.match(refused.output, /no contract of API version "tset"/);
  assert.throws(() => playwrightConfig({ fault: [] } as object), /no option "fault" \(did you mean "faults"/);
  assert.throws(() => playwrightConfig({ workers: 3 } as object), /no option "workers"/);
});
