import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { RunRecord } from '../../engine/record/reader.js';
import { readRecord } from '../../engine/record/reader.js';
import { conformance, onlyRecord, onlyRun, temporaryFolder } from '../test-support/conformance.js';

/** Operations whose cases are few. */
const small = [
  'run',
  '--workers',
  '1',
  '--include-operation-id',
  'get*Rate*,lockOrderRate,createUser',
  '--phases',
  'negative,auth',
];

/** Ids and outcomes of all cases, but for the order in which they were carried out. */
const outcomes = ({ cases }: RunRecord): string[] => cases.map(({ line, end }) => `${line.id} ${end?.outcome}`).sort();

test('the union of the shards is the unsharded run, case by case', async (t) => {
  const folder = temporaryFolder(t);
  const runs = await Promise.all(
    [[], ['--shard', '1/2'], ['--shard', '2/2']].map(async (shard, index) => {
      const { code, output } = await conformance([...small, ...shard, '--report-dir', String(index)], folder);
      assert.equal(code, 0, output);
      return onlyRecord(path.join(folder, String(index)));
    }),
  );
  const [whole, ...parts] = runs.map(outcomes);
  assert.ok(parts.every((part) => part.length > 0 && part.length < (whole?.length ?? 0)));
  assert.deepEqual(parts.flat().sort(), whole);
  assert.deepEqual(runs[1]?.run.shard, { index: 1, of: 2 });
  const places = ['1', '2'].map((part) => onlyRun(path.join(folder, part)));
  const merged = await conformance(['merge', ...places, '--output', 'merged'], folder);
  assert.equal(merged.code, 0, merged.output);
  assert.deepEqual(outcomes(await readRecord(path.join(folder, 'merged', 'record.ndjson'))), whole);
});

test('only the named checks judge, and only in the named phases', async (t) => {
  const folder = temporaryFolder(t);
  const args = ['run', '--workers', '1', '--include-operation-id', 'getOrderRates', '--phases', 'auth', '--checks'];
  const { code, output } = await conformance([...args, 'authentication-ignored,status-listed'], folder);
  assert.equal(code, 0, output);
  const { cases } = await onlyRecord(path.join(folder, 'conformance-report'));
  const phases = new Set(cases.map(({ line }) => line.phase));
  assert.deepEqual([...phases].sort(), ['auth']);
  const judgements = cases.flatMap((entry) => entry.judgements).filter(({ outcome }) => outcome !== 'skip');
  const checks = new Set(judgements.map(({ check }) => check));
  assert.deepEqual([...checks].sort(), ['authentication-ignored', 'status-listed']);
});

test('a dry run tells every request and what it would cost, and leaves nothing behind', async (t) => {
  const folder = temporaryFolder(t);
  const args = ['run', '--dry-run', '--include-operation-id', 'createVirtualCard', '--phases', 'coverage'];
  const { code, output } = await conformance(args, folder);
  assert.equal(code, 0, output);
  assert.match(
    output,
    /^createVirtualCard {2}POST \/v1\/card\/virtual {2}.* {2}createVirtualCard:coverage:whole {2}\[card\]$/m,
  );
  assert.match(output, /^target {4}sandbox; nothing was sent$/m);
  assert.match(output, /^requests {2}\d+: .*\d+ coverage/m);
  assert.match(output, /^costs {5}\d+ kyc \(no limit\) · \d+ card \(no limit\)$/m);
  assert.deepEqual(readdirSync(folder), []);
});

test('a run that its target has no budget or no key for does not begin', async (t) => {
  const folder = temporaryFolder(t);
  const far = `{ kind: 'remote', baseUrl: 'https://192.0.2.1', apiKey: { env: 'K' },
    triggers: { kind: 'hook', url: 'http://127.0.0.1:9', secret: 's', offers: ['approve-kyc', 'extend-user'] }`;
  writeFileSync(
    path.join(folder, 'conformance.config.mjs'),
    `export default { targets: { far: ${far} }, some: ${far}, budget: { kyc: 3, card: 500 } } } };`,
  );
  const args = ['run', '--include-operation-id', 'createVirtualCard', '--phases', 'coverage', '--target'];
  const all: [string[], RegExp][] = [
    [[...args, 'far'], /targets\.far\.budget: .*kyc: \d+ needed, 0 allowed; card: \d+ needed, 0 allowed/],
    [[...args, 'some'], /targets\.some\.budget: .*\(kyc: \d+ needed, 3 allowed\)/],
    [['run', '--include-operation-id', 'getOrderRates', '--target', 'far'], /targets\.far\.apiKey: .* K is not set/],
  ];
  for (const [command, message] of all) {
    const { code, output } = await conformance(command, folder);
    assert.equal(code, 2, output);
    assert.match(output, message);
    assert.equal(output.trim().split('\n').length, 1, output);
  }
  const dry = await conformance([...args, 'some', '--dry-run'], folder);
  assert.equal(dry.code, 0, dry.output);
  assert.match(dry.output, /^costs {5}\d+ kyc \(3 allowed\) · \d+ card \(500 allowed\)$/m);
});

test('what a history could not take or nobody could be told of is said before the run', async (t) => {
  const folder = temporaryFolder(t);
  const refused = async (...args: string[]): Promise<string> => {
    const { code, output } = await conformance([...small, ...args], folder);
    assert.equal(code, 2, output);
    return output;
  };
  assert.match(
    await refused('--history', '.'),
    /^conformance: --history \.: could not be read \(a folder, no file\)$/m,
  );
  assert.match(await refused('--build-header', 'x-own'), /--build-header: .*; name one with --history/);
  const notify = ['--history', 'history.jsonl', '--notify'];
  assert.match(await refused(...notify, 'env:CONFORMANCE_TEST_NOBODY'), /the variable holds no address/);
  assert.deepEqual(readdirSync(folder), []);
});

test('notices that nobody takes change no verdict, but leave none that is all well', async (t) => {
  const folder = temporaryFolder(t);
  const nightly = ['run', '--workers', '1', '--include-operation-id', 'getPartnerBalances', '--phases', 'coverage'];
  const telling = [...nightly, '--history', 'history.jsonl', '--notify', 'command:exit 3'];
  const fault = ['--fault', 'answer-member-missing@getPartnerBalances'];
  const found = await conformance([...telling, ...fault], folder);
  assert.equal(found.code, 1, found.output);
  assert.match(found.output, /^conformance: --notify command: it ended with 3$/m);
  const recovered = await conformance(telling, folder);
  assert.equal(recovered.code, 4, recovered.output);
});
