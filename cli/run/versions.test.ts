import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { UsageError } from '../../engine/config.js';
import type { RunLine } from '../../engine/record/format.js';
import type { RunOptions } from '../../runner/options.js';
import { temporaryFolder } from '../test-support/conformance.js';
import { runVersions, type AskedOptions, type VersionResult } from './versions.js';

const options = (t: TestContext, apiVersion: string[]): AskedOptions & { reportDir: string } => ({
  apiVersion,
  fault: [],
  seed: '1',
  workers: '1',
  cleanUp: true,
  reportDir: temporaryFolder(t),
});

/** A run that leaves an empty record, and what it is to end with. */
function runner(results: Record<string, Partial<VersionResult>>) {
  const ran: string[] = [];
  const run = (asked: RunOptions): Promise<VersionResult> => {
    const apiVersion = asked.apiVersion ?? 'default';
    ran.push(apiVersion);
    const record = path.join(asked.reportDir ?? '', `run-${apiVersion}`, 'record.ndjson');
    const line: RunLine = {
      type: 'run',
      format: 1,
      runId: apiVersion,
      startedAt: '2026-11-23T11:00:00.000Z',
      tool: { name: 'test', version: '0' },
      apiVersion,
      contractHash: '',
      configurationHash: '',
      target: { name: 'sandbox', baseUrl: 'http://127.0.0.1:1', strictness: 'all', sandbox: true },
      seed: 1,
      failOn: 'fail',
      environment: { node: '', platform: '' },
    };
    mkdirSync(path.dirname(record), { recursive: true });
    writeFileSync(record, `${JSON.stringify(line)}\n`);
    return Promise.resolve({ exitCode: 0, interrupted: false, record, ...results[apiVersion] });
  };
  return { ran, run };
}

test('each version runs once, the worst exit code wins, and one page links to all of them', async (t) => {
  const { ran, run } = runner({ legacy: { exitCode: 1 }, latest: { exitCode: 3 } });
  const asked = options(t, ['legacy', 'test', 'latest', 'test']);
  assert.equal(await runVersions(asked, run), 3);
  assert.deepEqual(ran, ['legacy', 'test', 'latest']);
  const index = readFileSync(path.join(asked.reportDir, 'index.html'), 'utf8');
  for (const version of ran) assert.match(index, new RegExp(`href="run-${version}/report.html"`));
});

test('one version is a run like any other, without a page over versions', async (t) => {
  const { ran, run } = runner({ test: { exitCode: 1 } });
  const asked = options(t, ['test']);
  assert.equal(await runVersions(asked, run), 1);
  assert.equal(await runVersions(options(t, []), run), 0);
  assert.deepEqual(ran, ['test', 'default']);
  assert.ok(!existsSync(path.join(asked.reportDir, 'index.html')));
});

test('after Ctrl-C no further version begins', async (t) => {
  const { ran, run } = runner({ legacy: { exitCode: 4, interrupted: true } });
  assert.equal(await runVersions(options(t, ['legacy', 'test']), run), 4);
  assert.deepEqual(ran, ['legacy']);
});

test('a page over versions that shows what nobody may see fails the runs', async (t) => {
  const leak = { file: 'index.html', place: '', kind: 'the secret $PARTNER_API_KEY', form: 'as it is' as const };
  const { run } = runner({ test: { audit: { leaks: () => [leak], scrub: () => undefined, settle: () => undefined } } });
  assert.equal(await runVersions(options(t, ['legacy', 'test']), run), 4);
});

test('nothing is sent where one of the versions cannot be run', async (t) => {
  const { ran, run } = runner({});
  const document = { ...options(t, ['legacy', 'test']), contract: 'openapi.yaml' };
  await assert.rejects(runVersions(document, run), UsageError);
  await assert.rejects(runVersions(options(t, ['legacy', '9']), run), /no contract of API version "9"/);
  await assert.rejects(runVersions({ ...options(t, ['legacy', 'test']), phases: ['x'] }, run), /--phases x/);
  assert.deepEqual(ran, []);
});
