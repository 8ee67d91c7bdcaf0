import assert from 'node:assert/strict';
import { existsSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { leftBehind } from '../../engine/inventory.js';
import { parsePatch } from '../../generators/contract/patch.js';
import { startSandbox } from '../../sandbox/index.js';
import { bookshopContract, bookshopKey, startBookshop } from '../test-support/bookshop.js';
import {
  conformance,
  freePort,
  onlyRecord,
  onlyRun,
  startConformance,
  temporaryFolder,
} from '../test-support/conformance.js';

const key = 'key-of-the-real-target-0123456789';

/** A sandbox that plays the provider's environment, and a configuration that knows it from outside alone. */
async function provider(t: Parameters<typeof temporaryFolder>[0], more = '') {
  const folder = temporaryFolder(t);
  const sandbox = await startSandbox({ apiVersion: 'test', apiKeys: [{ key, tenant: 'partner' }], seed: 1 });
  t.after(() => sandbox.close());
  const target = `{ kind: 'remote', baseUrl: '${sandbox.url}', apiKey: { env: 'K' }, strictness: 'all' ${more} }`;
  writeFileSync(path.join(folder, 'conformance.config.mjs'), `export default { targets: { real: ${target} } };`);
  return { folder };
}

const isObserved = (value: unknown): boolean => (value as { grade?: string }).grade === 'observed';

test('what a run created is taken away after it, or later where it was left; what it taught is a patch', async (t) => {
  const { folder } = await provider(t);
  const args = [
    'run',
    '--target',
    'real',
    '--include-operation-id',
    'createUser,createPaymentLink',
    '--phases',
    'examples,coverage',
  ];
  const cleaned = await conformance([...args, '--report-dir', 'a'], folder, { K: key });
  assert.equal(cleaned.code, 0, cleaned.output);
  assert.match(
    cleaned.output,
    /^clean-up {2}[1-9]\d* taken away, [1-9]\d* left at the target; all are listed in .*inventory\.ndjson$/m,
  );
  assert.match(cleaned.output, /^ {2}payment link .*: no operation takes it away$/m);
  const inventory = path.join(onlyRun(path.join(folder, 'a')), 'inventory.ndjson');
  assert.deepEqual([...new Set(leftBehind(inventory).map(({ what }) => what))], ['payment link']);
  assert.ok(!readFileSync(inventory, 'utf8').includes(key));

  const patch = path.join(onlyRun(path.join(folder, 'a')), 'contract-patch.json');
  assert.match(cleaned.output, /^patch {5}.*contract-patch\.json; take it over with/m);
  const { steps } = parsePatch(readFileSync(patch, 'utf8'), patch);
  assert.ok(steps.some(({ path: place, value }) => /payment-link\/post\/x-evidence$/.test(place) && isObserved(value)));

  const kept = await conformance([...args, '--no-clean-up', '--report-dir', 'b'], folder, { K: key });
  assert.equal(kept.code, 0, kept.output);
  const run = onlyRun(path.join(folder, 'b'));
  assert.ok(leftBehind(path.join(run, 'inventory.ndjson')).some(({ what }) => what === 'user'));
  const later = await conformance(['clean-up', run, '--target', 'real'], folder, { K: key });
  assert.equal(later.code, 0, later.output);
  assert.ok(leftBehind(path.join(run, 'inventory.ndjson')).every(({ what }) => what !== 'user'));
});

test('an interrupted run cleans up too', async (t) => {
  const { folder } = await provider(t);
  const args = [
    'run',
    '--workers',
    '1',
    '--target',
    'real',
    '--rate-limit',
    '10',
    '--include-operation-id',
    'createUser',
  ];
  const running = startConformance(args, folder, { K: key });
  const inventory = await new Promise<string>((resolve) => {
    const watcher = watch(folder, { recursive: true }, (_event, name) => {
      const file = path.join(folder, String(name));
      if (!file.endsWith('inventory.ndjson') || leftBehind(file).length < 2) return;
      watcher.close();
      resolve(file);
    });
  });
  running.child.kill('SIGINT');
  const { code, output } = await running.ended;
  assert.equal(code, 4, output);
  assert.match(output, /^clean-up {2}[1-9]\d* taken away, 0 left/m);
  assert.deepEqual(leftBehind(inventory), []);
});

test('an existing user of the fixtures stands in for one that cannot be made; what is missing is said', async (t) => {
  const { folder } = await provider(t, `, fixtures: { verified: ['existing-user'] }`);
  const args = [
    'run',
    '--target',
    'real',
    '--include-operation-id',
    'getUserBalances,getUserCards',
    '--phases',
    'auth',
  ];
  const { output } = await conformance(args, folder, { K: key });
  const { cases } = await onlyRecord(path.join(folder, 'conformance-report'));
  const balances = cases.find(({ line }) => line.id === 'getUserBalances:auth:no-key');
  assert.match(balances?.exchanges[0]?.request.url ?? '', /existing-user/, output);
  const cards = cases.find(({ line }) => line.id === 'getUserCards:auth:no-key');
  assert.equal(cards?.end?.outcome, 'skip');
  assert.match(cards.judgements[0]?.message ?? '', /no way to .*extend-user.*fixtures name no user who is extended/);
});

test('a hook that declines is no proof: the run says so, and fails where proof is required', async (t) => {
  const hook = createServer((_request, response) => response.writeHead(409).end());
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  t.after(() => hook.close());
  const { port } = hook.address() as AddressInfo;
  const triggers = `{ kind: 'hook', url: 'http://127.0.0.1:${port}', secret: 'of-the-hook', offers: ['approve-kyc'] }`;
  const { folder } = await provider(t, `, triggers: ${triggers}`);
  const args = [
    'run',
    '--target',
    'real',
    '--include-operation-id',
    'createUser,getUserBalances',
    '--phases',
    'coverage',
  ];
  const { code, output } = await conformance([...args, '--require-proof', '--reporter', 'json'], folder, { K: key });
  assert.equal(code, 4, output);
  assert.match(
    output,
    /^verdict {3}unproven in part: No finding .* in what was proven; unproven: .*lacked a trigger that was declined/m,
  );
  assert.match(output, /^unproven {2}no valid request was sent: 1 operation, getUserBalances \(nobody could approve/m);
  assert.match(output, /^left out {2}[1-9]\d* by the set-up, trigger-failed, .*look at what the hook/m);
  assert.match(output, /^filtered {2}--phases coverage: leaves out cases of examples, /m);
  const report = readFileSync(path.join(onlyRun(path.join(folder, 'conformance-report')), 'report.json'), 'utf8');
  assert.equal((JSON.parse(report) as { verdict: string }).verdict, 'unproven');
});

test('doctor tells a usable target from one whose key is wrong, and finds the sink behind its address', async (t) => {
  const port = await freePort();
  const { folder } = await provider(t, `, fixtures: { verified: ['nobody'] }, sink: { port: ${port} }`);
  const args = ['doctor', '--target', 'real'];
  const usable = await conformance([...args, '--public-url', `http://127.0.0.1:${port}`], folder, { K: key });
  assert.equal(usable.code, 0, usable.output);
  assert.match(usable.output, /^host {6}ok/m);
  assert.match(usable.output, /^key {7}ok/m);
  assert.match(usable.output, /^clock {5}ok/m);
  assert.match(usable.output, /^sink {6}ok .*leads to it$/m);
  assert.match(usable.output, /^fixtures {2}warn verified user nobody: getUserBalances answered 4\d\d$/m);
  assert.match(usable.output, /^balance {3}warn the partner has less than 2500 eur/m);
  assert.match(usable.output, /^run {7}ok {3}would send \d{3,} requests/m);
  assert.match(usable.output, /^set-up {4}warn \d+ cases would lack a trigger that nobody offers; /m);
  const wrong = await conformance(args, folder, { K: 'another-key-000' });
  assert.equal(wrong.code, 3, wrong.output);
  assert.match(wrong.output, /^key {7}bad .*xo2.*not one of this environment/m);
});

test('any API can be tested by its document alone: run, report, replay', async (t) => {
  const folder = temporaryFolder(t);
  const shop = await startBookshop('limit-ignored');
  t.after(() => shop.close());
  const at = ['--target', shop.url, '--api-key', 'SHOP_KEY'];
  const run = await conformance(['run', '--contract', bookshopContract, ...at], folder, { SHOP_KEY: bookshopKey });
  assert.equal(run.code, 1, run.output);
  assert.match(run.output, /fail invalid-data-accepted/);
  const place = onlyRun(path.join(folder, 'conformance-report'));
  assert.ok(!existsSync(path.join(place, 'inventory.ndjson')));
  const record = readFileSync(path.join(place, 'record.ndjson'), 'utf8');
  assert.ok(!record.includes(bookshopKey), 'the key shows');
  assert.equal((await conformance(['report', place], folder)).code, 0);
  const id = 'createOrder:negative:too-large:/quantity';
  const again = await conformance(['replay', id, place, ...at], folder, { SHOP_KEY: bookshopKey });
  assert.equal(again.code, 1, again.output);
  assert.match(again.output, /^FAILED/);
});
