import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import type { GateReport } from '../../reports/gate/model.js';
import { gateCommand } from '../commands/gate.js';
import { holdAccount } from '../../runner/lease.js';
import { startProvider, type Provider } from '../test-support/provider.js';

/** Carries out `gate …` in this process; gives its exit code. */
async function gate(t: TestContext, { config }: Provider, ...args: string[]): Promise<number> {
  const quiet = t.mock.method(console, 'log', () => undefined);
  const before = process.exitCode;
  try {
    await gateCommand.parseAsync([...args, '--target', 'staging', '--config', config], { from: 'user' });
    return Number(process.exitCode);
  } finally {
    process.exitCode = before;
    quiet.mock.restore();
  }
}

const selection = [
  '--include-operation-id',
  'createUser,getPartnerBalances,createPartnerExchange',
  '--phases',
  'coverage,negative',
];

async function gated(t: TestContext, provider: Provider, to: string): Promise<GateReport> {
  const folder = path.join(provider.folder, `gate-${to}-${performance.now()}`);
  const before = path.join(provider.folder, 'before');
  const code = await gate(t, provider, '--from', before, '--to', to, '--output', folder, '--fail-on', 'warn');
  const report = JSON.parse(readFileSync(path.join(folder, 'gate.json'), 'utf8')) as GateReport;
  assert.equal(report.exitCode, code);
  return report;
}

const shareOf = ({ compared: { requests, unequal } }: GateReport): number => requests / (requests + unequal);

const told = ({ rows }: GateReport): string[] =>
  rows.filter(({ standing }) => standing === 'unannounced').map(({ subject, message }) => `${subject}: ${message}`);

test('what was recorded before the environment moved on is compared with it after', async (t) => {
  const provider = await startProvider(t, { apiVersion: 'test' });
  const before = path.join(provider.folder, 'before');
  assert.equal(await gate(t, provider, 'record', '--api-version', 'test', '--output', before, ...selection), 0);

  await t.test('while another pipeline has the account, the gate ends with one line that says who', async (t) => {
    const { target, folder } = provider;
    const own = { holder: 'the gate of another pipeline', member: 'gate' };
    const lease = await holdAccount({ targetName: 'staging', target, folder, own, now: Date.now });
    const told = t.mock.method(console, 'error', () => undefined);
    assert.equal(await gate(t, provider, '--from', before, '--to', 'test', '--output', path.join(folder, 'late')), 4);
    await lease.release();
    const lines = told.mock.calls.map(({ arguments: [line] }) => String(line));
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /^target staging: the gate of another pipeline has had this account since /);
  });

  await t.test(
    'the same version is safe, with no row, though the account has other money and more objects',
    async () => {
      const report = await gated(t, provider, 'test');
      assert.deepEqual([report.verdict, report.rows], ['safe', []]);
      assert.ok(shareOf(report) >= 0.95, `${shareOf(report)} of the requests are the same`);
    },
  );

  await t.test('a change of behaviour that nothing announces is one row', async () => {
    await provider.moveTo({ apiVersion: 'test', faults: ['required-not-checked@createUser'] });
    const report = await gated(t, provider, 'test');
    assert.deepEqual(told(report), ['createUser: createUser answers differently: 400 P403 → 200']);
    assert.equal(report.verdict, 'not safe');
    assert.ok(shareOf(report) >= 0.95, `${shareOf(report)} of the requests are the same`);
  });

  await t.test('the next version is seen to do what its contract announces', async () => {
    await provider.moveTo({ apiVersion: 'latest' });
    const report = await gated(t, provider, 'latest');
    assert.deepEqual(told(report), []);
    assert.ok(report.rows.some(({ standing }) => standing === 'seen'));
  });
});
