import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../cli/test-support/conformance.js';
import { makeFolder } from '../engine/files.js';
import { openDailyBudget } from '../engine/budget.js';
import { loadConfig } from '../engine/config.js';
import { openRun } from './open.js';
import { assertAffordable, foresee, prepareRun } from './prepare.js';
import { costsOf } from './rehearsal.js';
import { prepareTarget, shareOfBudget } from './target.js';

const shards = (of: number) => Array.from({ length: of }, (_, index) => ({ index: index + 1, of }));

test('shards spend together what one run may, whatever is left over', () => {
  const budget = { kyc: 10, card: 3, sepa: 0 };
  for (const of of [1, 3, 4]) {
    const shares = shards(of).map((shard) => shareOfBudget(budget, shard));
    for (const [kind, count] of Object.entries(budget))
      assert.equal(
        shares.reduce((sum, share) => sum + (share[kind as keyof typeof budget] ?? 0), 0),
        count,
      );
  }
  assert.deepEqual(shareOfBudget(budget, undefined), budget);
});

test('each of several shards has its part of rate and budget', async () => {
  const target = {
    kind: 'remote',
    baseUrl: 'http://127.0.0.1:1',
    apiKey: 'a-key',
    rateLimit: 8,
    budget: { kyc: 6 },
  } as const;
  const around = {
    apiVersion: 'test',
    workers: 1,
    sinkUrl: 'http://127.0.0.1:2',
    folder: '/tmp',
    reports: '/tmp',
    startEmbedded: () => Promise.reject(new Error('no sandbox is needed')),
  };
  const careOf = async (shard?: { index: number; of: number }, rateLimit?: string) => {
    const options = { fault: [], seed: 1, ...(rateLimit !== undefined && { rateLimit }) };
    const { care } = await prepareTarget('staging', target, options, { ...around, ...(shard && { shard }) });
    return [care?.perSecond, care?.budget];
  };
  assert.deepEqual(await careOf(), [8, { kyc: 6 }]);
  assert.deepEqual(await careOf({ index: 1, of: 4 }), [2, { kyc: 1 }]);
  assert.deepEqual(await careOf({ index: 4, of: 4 }, '2'), [0.5, { kyc: 3 }]);
});

test('runs of one day spend of one budget, wherever each of them writes', async (t) => {
  const folder = temporaryFolder(t);
  const read = await loadConfig(folder);
  const noSandbox = () => Promise.reject(new Error('no sandbox is needed'));
  const planned = async (output: string, kyc: number) => {
    const staging = { kind: 'remote', baseUrl: 'http://127.0.0.1:1', apiKey: 'a-key', dailyBudget: { kyc } } as const;
    const config = { ...read, targets: { staging }, reportDir: path.join(folder, 'reports') };
    const options = { target: 'staging', seed: 1, workers: 1, cleanUp: false, fault: [], phases: ['coverage'] };
    const include = { suite: ['requests'], includeOperationId: ['createKycVerification'] };
    const reportDir = path.join(folder, output);
    return (await prepareRun({ ...options, ...include, reportDir }, config, noSandbox)).plan;
  };
  const { kyc = 0 } = costsOf(await foresee(await planned('none', 0)));
  const first = await planned('one', kyc);
  await assertAffordable(first);
  const { context, close } = await openRun(first);
  await close();
  const { daily } = context.care ?? {};
  assert.ok(daily);
  makeFolder(daily.ledger.folder, 0o700);
  assert.ok(openDailyBudget(daily.ledger, daily.budget, Date.now).reserve('kyc'));
  await assert.rejects(
    async () => assertAffordable(await planned('two', kyc)),
    new RegExp(`targets\\.staging\\.dailyBudget: .*\\(kyc: ${kyc} needed, ${kyc - 1} allowed\\)`),
  );
});
