import assert from 'node:assert/strict';
import { existsSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { summarise } from '../../engine/record/summary.js';
import {
  conformance,
  freePort,
  onlyRecord,
  onlyRun,
  startConformance,
  temporaryFolder,
} from '../test-support/conformance.js';

/** A part of the run that has deliveries; the whole is the main job, which is carried out for itself. */
const flowsAlone = ['--suite', 'flows', '--shard', '1/6'];
/** A smaller part, for planted faults: users get balances in it. */
const fewFlows = ['--suite', 'flows', '--shard', '1/12'];
/** A part of the scenarios that script the sink's answers and move the clock: those of kycVerificationStatus. */
const retriesAlone = ['--suite', 'webhooks', '--shard', '6/8'];

test('the faultless sandbox is conformant: exit code 0, no finding, a report', async (t) => {
  const folder = temporaryFolder(t);
  const { code, output } = await conformance(['run', ...flowsAlone], folder);
  assert.equal(code, 0, output);
  assert.match(output, /verdict\s+conformant/);
  const reports = path.join(folder, 'conformance-report');
  const summary = summarise(await onlyRecord(reports));
  assert.deepEqual(summary.byLevel, { fail: 0, warn: 0, info: 0 });
  assert.ok(summary.judgements > 150, `only ${summary.judgements} judgements`);
  const report = path.join(onlyRun(reports), 'report.html');
  assert.ok(output.includes(report), 'the path of the report is printed');
  assert.match(readFileSync(report, 'utf8'), /^<!doctype html>/i);
});

const planted = [
  {
    part: fewFlows,
    fault: 'webhook-amount-as-number@userBalanceGenerated',
    check: 'delivery-schema',
    defaultLevel: 'fail',
  },
  {
    part: fewFlows,
    fault: 'webhook-token-missing@userBalanceGenerated',
    check: 'delivery-token',
    defaultLevel: 'warn',
  },
  {
    part: retriesAlone,
    fault: 'webhook-too-few-attempts@kycVerificationStatus',
    check: 'delivery-attempts',
    defaultLevel: 'warn',
  },
];

for (const { part, fault, check, defaultLevel } of planted) {
  test(`${fault} is caught by ${check} and by nothing else`, async (t) => {
    const folder = temporaryFolder(t);
    const { code, output } = await conformance(['run', ...part, '--fault', fault], folder);
    assert.equal(code, 1, output);
    const { findings } = summarise(await onlyRecord(path.join(folder, 'conformance-report')));
    assert.ok(findings.length > 0);
    assert.deepEqual([...new Set(findings.map(({ judgement }) => judgement.check))], [check]);
    assert.deepEqual([...new Set(findings.map(({ judgement }) => judgement.level))], ['fail']);
    assert.deepEqual([...new Set(findings.map(({ judgement }) => judgement.defaultLevel))], [defaultLevel]);
  });
}

test('under the default strictness a warning does not fail the run, and --fail-on lowers the threshold', async (t) => {
  const folder = temporaryFolder(t);
  const args = ['run', ...fewFlows, '--fault', 'webhook-token-missing@userBalanceGenerated', '--strict', 'documented'];
  const lenient = await conformance([...args, '--report-dir', 'lenient'], folder);
  assert.equal(lenient.code, 0, lenient.output);
  assert.ok(summarise(await onlyRecord(path.join(folder, 'lenient'))).byLevel.warn > 0);
  const strict = await conformance([...args, '--report-dir', 'strict', '--fail-on', 'warn'], folder);
  assert.equal(strict.code, 1, strict.output);
});

test('no secret of the run is in any file it leaves behind, nor in what it prints', async (t) => {
  const folder = temporaryFolder(t);
  const key = 'key-of-the-test-0123456789';
  const token = 'token-of-the-test-0123456789';
  const port = await freePort();
  const webhooks = ['--webhook-token', token, '--webhook-url', `http://127.0.0.1:${port}`];
  const sandbox = startConformance(['sandbox', '--api-key', key, ...webhooks], folder);
  const url = /http:\S+/.exec(await sandbox.line(/at http:/))?.[0] ?? '';
  const config = `export default { target: 'mine', targets: { mine: { kind: 'remote', baseUrl: '${url}', apiKey: { env: 'K' },
    webhookToken: { env: 'T' }, sink: { port: ${port} } } } };`;
  writeFileSync(path.join(folder, 'conformance.config.mjs'), config);
  const { code, output } = await conformance(
    ['run', '--phases', 'auth,stateful', '--shard', '5/18', '--workers', '1'],
    folder,
    { K: key, T: token },
  );
  sandbox.child.kill('SIGTERM');
  await sandbox.ended;
  assert.equal(code, 0, output);
  const run = onlyRun(path.join(folder, 'conformance-report'));
  for (const text of [
    output,
    ...['record.ndjson', 'report.html'].map((file) => readFileSync(path.join(run, file), 'utf8')),
  ]) {
    assert.ok(!text.includes(key), 'the API key shows');
    assert.ok(!text.includes(token), 'the webhook token shows');
  }
  assert.match(readFileSync(path.join(run, 'record.ndjson'), 'utf8'), /\$PARTNER_API_KEY/);
  // A real target offers no trigger here: what needs one is skipped with its reason, not failed.
  const skipped = (await onlyRecord(path.join(folder, 'conformance-report'))).cases.filter(
    (entry) => entry.end?.outcome === 'skip',
  );
  assert.ok(
    skipped.length > 0 && skipped.some((entry) => /no way to approve/.test(entry.judgements[0]?.message ?? '')),
  );
});

test('a run that is killed half-way leaves a readable record, and its report says incomplete', async (t) => {
  const folder = temporaryFolder(t);
  const running = startConformance(['run', '--report-dir', '.', '--workers', '1'], folder);
  const record = await new Promise<string>((resolve) => {
    const watcher = watch(folder, { recursive: true }, (_event, name) => {
      const file = path.join(folder, String(name));
      if (!file.endsWith('record.ndjson') || !readFileSync(file, 'utf8').includes('"case-end"')) return;
      watcher.close();
      resolve(file);
    });
  });
  running.child.kill('SIGKILL');
  await running.ended;
  const { code, output } = await conformance(['report', record], folder);
  assert.equal(code, 4, output);
  assert.match(output, /verdict\s+incomplete/);
  assert.ok(existsSync(path.join(path.dirname(record), 'report.html')));
});

test('an interrupted run reports itself as incomplete with exit code 4', async (t) => {
  const folder = temporaryFolder(t);
  const running = startConformance(['run', '--workers', '1'], folder);
  await running.line(/running \d+ tests/);
  running.child.kill('SIGINT');
  const { code, output } = await running.ended;
  assert.equal(code, 4, output);
  assert.match(output, /verdict\s+incomplete/);
});

test('a target that answers 401 to everything is unusable: exit code 3, not a list of failures', async (t) => {
  const folder = temporaryFolder(t);
  const server = createServer((_request, response) => response.writeHead(401).end('Access Denied. xo2'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const config = `export default { targets: { mine: { kind: 'remote', baseUrl: 'http://127.0.0.1:${port}', apiKey: 'expired-key-000' } } };`;
  writeFileSync(path.join(folder, 'conformance.config.mjs'), config);
  const few = ['--phases', 'examples', '--include-operation-id', 'createUser,createPaymentLink'];
  const { code, output } = await conformance(['run', '--target', 'mine', ...few], folder);
  assert.equal(code, 3, output);
  assert.match(output, /verdict\s+unusable/);
});

test('bad usage gets one clear line and exit code 2', async (t) => {
  const folder = temporaryFolder(t);
  const remote = `export default { target: 'far', targets: { far: { kind: 'remote', baseUrl: 'https://192.0.2.1', apiKey: 'k' } } };`;
  writeFileSync(path.join(folder, 'far.mjs'), remote);
  writeFileSync(path.join(folder, 'overlay.mjs'), `export default { contracts: 'no-folder' };`);
  const cases: [string[], RegExp][] = [
    [['run', '--config', 'overlay.mjs'], /contracts in the configuration: no-folder: no such folder/],
    [['run', '--target', 'nowhere'], /--target nowhere: not configured; known: sandbox/],
    [['run', '--api-version', '9'], /no contract of API version "9"; known: .*test/],
    [
      ['run', '--fault', 'no-such-fault'],
      /--fault no-such-fault: the sandbox has no such fault; .conformance list faults. shows all/,
    ],
    [['run', '--suite', 'webhooks', '--phases', 'auth'], /--suite webhooks: has no cases of --phases auth/],
    [['run', '--seed', 'x'], /--seed x: should be a whole number/],
    [['run', '--config', 'missing.ts'], /missing\.ts: no such configuration/],
    [['run', '--config', 'far.mjs'], /192\.0\.2\.1 is outside this machine: ask for it by name with --target far/],
    [['report', 'missing.ndjson'], /missing\.ndjson: no such record/],
    [['frobnicate'], /no such command/],
  ];
  for (const [args, message] of cases) {
    const { code, output } = await conformance(args, folder);
    assert.equal(code, 2, `${args.join(' ')}: ${output}`);
    assert.match(output, message);
    assert.equal(output.trim().split('\n').length, 1, output);
  }
  assert.ok(!existsSync(path.join(folder, 'conformance-report')), 'nothing is left behind');
});
