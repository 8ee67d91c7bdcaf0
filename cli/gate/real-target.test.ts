import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import type { GateReport } from '../../reports/gate/model.js';
import { gateCommand } from '../commands/gate.js';
import { fileLog } from '../../engine/lease/file-log.js';
import { claim, release, type LeaseLog } from '../../engine/lease/lease.js';
import { holdAccount } from '../../runner/lease.js';
import { startProvider, type Provider } from '../test-support/provider.js';

/** Carries out `gate …` in this process; gives its exit code. */
async function gate(t: TestContext, provider: Provider, ...args: string[]): Promise<number> {
  return gateHeard(t, provider, () => undefined, ...args);
}

/** The same; every line that it prints is told. */
async function gateHeard(
  t: TestContext,
  { config }: Provider,
  heard: (line: unknown) => void,
  ...args: string[]
): Promise<number> {
  const quiet = t.mock.method(console, 'log', heard);
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

  await t.test('one that loses the account before it sends ends with 4 and says who got it', async (t) => {
    const leases = path.join(provider.folder, '.leases');
    const told = t.mock.method(console, 'error', () => undefined);
    const rival = { holder: 'the rival', member: '1' };
    let log: LeaseLog | undefined;
    // The gate has the account by then, and its run asks for it next.
    const overtaken = (line: unknown): void => {
      const file = readdirSync(leases)[0];
      if (log || file === undefined || !String(line).startsWith('running')) return;
      log = fileLog(path.join(leases, file));
      const own = log.lines().at(-1);
      assert.ok(own?.type === 'claimed', 'the gate has the account');
      release(log, own, Date.now());
      assert.equal(claim(log, rival, Date.now()), undefined);
    };
    const folder = path.join(provider.folder, 'overtaken');
    assert.equal(await gateHeard(t, provider, overtaken, '--from', before, '--to', 'test', '--output', folder), 4);
    assert.ok(log);
    release(log, rival, Date.now());
    assert.match(
      told.mock.calls.map(({ arguments: [line] }) => String(line)).join('\n'),
      /^target staging: the rival has had/,
    );
    assert.ok(!existsSync(path.join(folder, 'gate.json')), 'nothing is judged');
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
