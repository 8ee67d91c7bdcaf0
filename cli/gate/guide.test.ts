// The commands of docs/upgrade-gate.md, one after another, as a user types them; narrowed to what is quickly carried out.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { packageRoot } from '../../contracts/model/load.js';
import { gateFormats } from '../../reports/gate/index.js';
import type { GateReport } from '../../reports/gate/model.js';
import { conformance, temporaryFolder } from '../test-support/conformance.js';
import { startProvider } from '../test-support/provider.js';

const guide = readFileSync(path.join(packageRoot, 'docs/upgrade-gate.md'), 'utf8');

const narrowing = ['--include-operation-id', 'getPartnerBalances', '--suite', 'requests', '--phases', 'coverage,auth'];

/** The commands of the guide, in their order, as arguments. */
const [rehearsal = [], record = [], gate = []] = [...guide.matchAll(/^npx conformance (.*)$/gm)].map(([, line = '']) =>
  line.split(' '),
);

const reportIn = (folder: string): GateReport =>
  JSON.parse(readFileSync(path.join(folder, 'gate/gate.json'), 'utf8')) as GateReport;

test('the rehearsal writes every form of its report, drafts of waivers, and no lock where it is not passed', async (t) => {
  const folder = temporaryFolder(t);
  const more = ['--write-waivers', 'waivers.yaml', '--lock', 'contract.lock'];
  const { code, output } = await conformance([...rehearsal, ...narrowing, ...more], folder);
  const report = reportIn(folder);
  assert.equal(code, report.exitCode, output);
  assert.equal(report.verdict, 'not safe', 'what goes away and could not be tested stands in the way');
  for (const { file } of gateFormats) assert.ok(existsSync(path.join(folder, 'gate', file)), file);
  assert.match(readFileSync(path.join(folder, 'waivers.yaml'), 'utf8'), /rule: state-removed/);
  assert.ok(!existsSync(path.join(folder, 'contract.lock')));
});

test('what is recorded before the environment moves is compared after it; what is accepted or known is not in the way', async (t) => {
  const provider = await startProvider(t, { apiVersion: 'latest' });
  const { folder } = provider;
  writeFileSync(path.join(folder, 'usage.yaml'), 'operations: [getPartnerBalances]\n');
  const said = async (args: readonly string[], code: number): Promise<string> => {
    const ended = await conformance(args, folder);
    assert.equal(ended.code, code, ended.output);
    return ended.output;
  };
  await said([...record, ...narrowing], 0);
  await provider.moveTo({ apiVersion: 'test' });
  await said([...gate, '--write-waivers', 'drafts.yaml'], 1);
  const drafts = readFileSync(path.join(folder, 'drafts.yaml'), 'utf8');
  writeFileSync(path.join(folder, 'half.yaml'), drafts.replace('reason:', 'reason: not used'));
  assert.match(await said([...gate, '--waivers', 'half.yaml'], 2), /half\.yaml:\d+: owner is missing or empty/);
  const filled = drafts.replaceAll('reason:', 'reason: not used').replaceAll('owner:', 'owner: payments');
  const again = [...gate.slice(0, -1), 'again'];
  writeFileSync(path.join(folder, 'waivers.yaml'), filled);
  const passed = await said([...again, '--waivers', 'waivers.yaml', '--lock', 'contract.lock'], 0);
  assert.match(passed, /^lock +contract\.lock$/m);
  writeFileSync(path.join(folder, 'old.yaml'), filled.replace(/expires: .*/, 'expires: 2020-01-01'));
  assert.match(
    await said([...again, '--waivers', 'old.yaml'], 1),
    /old\.yaml:\d+: the waiver of .* expired on 2020-01-01/,
  );
  await said([...again, '--baseline', 'gate/gate.json'], 0);

  const next = ['gate', '--from', 'contract.lock', '--to', 'test', '--target', 'staging', '--output', 'next'];
  assert.match(await said([...next, ...narrowing], 0), /^verdict +safe:/m);
  const stale = await said([...next, ...narrowing, '--waivers', 'waivers.yaml'], 1);
  assert.match(stale, /waivers\.yaml:\d+: the waiver of state-removed accepts nothing; remove it/);
});

test('a dry run tells every run and sends nothing; what has to be proven and was not is named', async (t) => {
  const folder = temporaryFolder(t);
  const config = "export default { gate: { require: ['exchange'] } };";
  writeFileSync(path.join(folder, 'conformance.config.mjs'), config);
  const self = ['gate', '--from', 'test', '--to', 'test', '--output', 'gate', ...narrowing];
  const dry = await conformance([...self, '--dry-run'], folder);
  assert.equal(dry.code, 0, dry.output);
  assert.match(dry.output, /^run +test as it is, once more: \d+ requests to sandbox$/m);
  assert.ok(!existsSync(path.join(folder, 'gate')));
  const { code, output } = await conformance(self, folder);
  assert.equal(code, 4, output);
  assert.match(output, /exchange has to be proven, and was not exercised with success on both sides/);
  assert.match(output, /The sandbox answered for a side: it is simulated/);
});
