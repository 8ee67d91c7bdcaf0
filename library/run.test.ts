import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { scanRecord } from '../engine/record/reader.js';
import type { RunEvent } from '../runner/events.js';
import { runConformance, type RunConformanceOptions } from './run.js';

const one = {
  config: {},
  apiVersion: 'test',
  operations: ['getPartnerBalances'],
  suites: ['requests'],
  phases: ['coverage'],
  workers: 1,
} as const satisfies RunConformanceOptions;

function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'run-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a run gives what it found, and tells what happens meanwhile', async (t) => {
  const events: RunEvent[] = [];
  const result = await runConformance({
    ...one,
    reportDir: temporaryFolder(t),
    reporters: ['junit'],
    onEvent: (event) => events.push(event),
  });
  assert.ok(result.begun);
  const { run } = await scanRecord(result.record, () => undefined);
  assert.equal(run.runId, result.runId);
  assert.equal(run.target.strictness, 'all');
  assert.equal(result.exitCode, 0);
  assert.equal(result.verdict, result.reported.totals.verdict);
  assert.ok(result.reported.totals.exchanges > 0);
  assert.deepEqual(
    result.reported.written.map(({ file }) => path.relative(result.folder, file)),
    ['report.html', 'junit.xml'],
  );
  const told = events.filter(({ type }) => type !== 'output');
  assert.deepEqual(
    told.map(({ type }) => type),
    ['begin', 'stage-end'],
  );
});

test('a run that is aborted comes to an orderly end and is incomplete', async (t) => {
  const controller = new AbortController();
  const result = await runConformance({
    ...one,
    reportDir: temporaryFolder(t),
    signal: controller.signal,
    onEvent: ({ type }) => type === 'begin' && controller.abort(),
  });
  assert.ok(result.begun);
  assert.deepEqual([result.verdict, result.exitCode, result.interrupted], ['incomplete', 4, true]);
});

test('nobody at the target is told, and nothing is written', async (t) => {
  const reportDir = path.join(temporaryFolder(t), 'reports');
  const targets = { gone: { kind: 'remote', baseUrl: 'http://127.0.0.1:9', apiKey: 'k' } } as const;
  const result = await runConformance({ ...one, config: { targets }, target: 'gone', reportDir });
  assert.ok(!result.begun);
  assert.match(result.reason, /^target gone is unusable: http:\/\/127\.0\.0\.1:9 cannot be reached/);
  assert.deepEqual([result.verdict, result.exitCode], ['unusable', 3]);
  assert.ok(!existsSync(reportDir));
});

test('options that nobody can mean are refused before anything is written', async (t) => {
  const reportDir = temporaryFolder(t);
  const misspelt = { ...one, reportDir, operation: [] } as RunConformanceOptions;
  await assert.rejects(runConformance(misspelt), { name: 'RangeError', message: /no option "operation"/ });
  const refused: [Partial<RunConformanceOptions>, string][] = [
    [{ checks: ['status'] }, 'UsageError'],
    [{ workers: 0 }, 'UsageError'],
    [{ faults: ['no-such-fault'] }, 'UsageError'],
    [{ apiVersion: 'none' }, 'ContractError'],
    [{ config: { target: 3 as unknown as string } }, 'UsageError'],
  ];
  for (const [more, name] of refused) await assert.rejects(runConformance({ ...one, reportDir, ...more }), { name });
  assert.deepEqual(readdirSync(reportDir), []);
});
