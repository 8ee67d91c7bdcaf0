import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { startProvider } from '../cli/test-support/provider.js';
import { fileLog } from '../engine/lease/file-log.js';
import { appendLine } from '../engine/line-log.js';
import { claim, leaseMs, release } from '../engine/lease/lease.js';
import { embeddedSandbox } from '../library/embedded-sandbox.js';
import { carryOut } from './carry-out.js';
import { loadConfig } from '../engine/config.js';
import { prepareRun } from './prepare.js';

test('a run whose account another one got while it ran is cut off, ends with 4, says who got it, and takes nothing away', async (t) => {
  const { folder } = await startProvider(t, { apiVersion: 'test' });
  const options = {
    apiVersion: 'test',
    target: 'staging',
    seed: 1,
    workers: 1,
    cleanUp: true,
    fault: [],
    phases: ['coverage'],
    suite: ['requests'],
  };
  const prepared = await prepareRun(options, await loadConfig(folder), embeddedSandbox);
  t.mock.timers.enable({ apis: ['setInterval'] });
  const undo = { operation: 'deleteUser', values: { externalUserId: 'user-1' } };
  const creation = { what: 'user', operation: 'createUser', id: 'user-1', undo };
  const warnings: string[] = [];
  const result = await carryOut(prepared, {
    signal: new AbortController().signal,
    emit: (event) => event.type === 'warning' && warnings.push(event.message),
    async carryOutSuites({ context }, { signal }) {
      appendLine(context.care?.inventoryFile ?? '', { type: 'created', at: '2026-11-01T00:00:00Z', ...creation });
      const leases = path.join(folder, '.leases');
      const log = fileLog(path.join(leases, readdirSync(leases)[0] ?? ''));
      const own = log.lines().at(-1);
      assert.ok(own);
      release(log, own, Date.now());
      assert.equal(claim(log, { holder: 'the rival', member: '1' }, Date.now()), undefined);
      const cutOff = once(signal, 'abort');
      t.mock.timers.tick(leaseMs / 4);
      await cutOff;
      return { exitCode: null };
    },
  });
  assert.ok(result.begun);
  assert.deepEqual([result.verdict, result.exitCode, result.interrupted], ['incomplete', 4, false]);
  assert.match(result.lost ?? '', /^target staging: the rival took this account at /);
  assert.deepEqual(warnings, [result.lost]);
  const [summary = '', ...stays] = result.cleaned;
  assert.match(summary, /^clean-up  0 taken away, 1 left at the target/);
  assert.deepEqual(stays, [
    '  user user-1: another one has the account',
    `  once the account is free: conformance clean-up ${result.folder}`,
  ]);
});
