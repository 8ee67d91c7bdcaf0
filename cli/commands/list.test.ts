import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listVersions, loadContract } from '../../contracts/model/load.js';
import { conformance, temporaryFolder } from '../test-support/conformance.js';

test('list shows operations, webhooks and coverage of every version in aligned columns', async (t) => {
  const { code, output } = await conformance(['list'], temporaryFolder(t));
  assert.equal(code, 0, output);
  for (const version of listVersions()) assert.ok(output.includes(`version ${version}\n`), version);
  assert.match(output, /\ncreateUser {2,}POST {2,}\/v1\/user\/balances\/crypto-and-fiat {2,}\w+ {2,}\d+ %\n/);
  assert.match(output, /\nall nodes {2,}\d+ {2,}\d+ \(\d+ %\)/);
  const rows = output.split('\n').filter((line) => /^(createUser|createKycVerification) /.test(line));
  for (const version of listVersions()) {
    const [a, b] = rows.splice(0, 2);
    assert.equal(a?.indexOf('POST'), b?.indexOf('POST'), version);
  }
});

test('list --json counts every node once by its grade', async (t) => {
  const { code, output } = await conformance(['list', '--api-version', 'test', '--json'], temporaryFolder(t));
  assert.equal(code, 0, output);
  interface Counted {
    nodes: number;
    byGrade: Record<string, number>;
    byKind: Record<string, Record<string, number>>;
  }
  interface Listing {
    version: string;
    operations: { id: string; coverage: Counted }[];
    webhooks: { id: string }[];
    coverage: Counted;
  }
  const { versions } = JSON.parse(output) as { versions: Listing[] };
  const [listing] = versions;
  assert.ok(listing && versions.length === 1);
  const contract = loadContract('test');
  assert.deepEqual(
    listing.operations.map(({ id }) => id),
    [...contract.operations.keys()],
  );
  assert.deepEqual(
    listing.webhooks.map(({ id }) => id),
    [...contract.webhooks.keys()],
  );
  const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((all, one) => all + one, 0);
  assert.equal(sum(listing.coverage.byGrade), listing.coverage.nodes);
  assert.equal(
    Object.values(listing.coverage.byKind).reduce((all, counts) => all + sum(counts), 0),
    listing.coverage.nodes,
  );
});

test('list shows one part alone, and refuses what it does not know', async (t) => {
  const folder = temporaryFolder(t);
  const webhooks = await conformance(['list', 'webhooks', '--api-version', 'test'], folder);
  assert.equal(webhooks.code, 0, webhooks.output);
  assert.match(webhooks.output, /userBalanceGenerated/);
  assert.doesNotMatch(webhooks.output, /createUser|evidence coverage/);
  for (const [args, told] of [
    [['list', 'flows'], /Allowed choices are operations, webhooks, coverage, faults/],
    [['list', '--api-version', '9'], /no contract of API version "9"/],
  ] as const) {
    const { code, output } = await conformance(args, folder);
    assert.equal(code, 2, output);
    assert.match(output, told);
  }
});

test('list faults shows what the sandbox can be started with', async (t) => {
  const folder = temporaryFolder(t);
  const { code, output } = await conformance(['list', 'faults'], folder);
  assert.equal(code, 0, output);
  assert.match(output, /\nfunds-not-checked {2,}\S.*\.\n/);
  const { output: json } = await conformance(['list', 'faults', '--json'], folder);
  const { faults } = JSON.parse(json) as { faults: { name: string; violates: string }[] };
  assert.equal(output.trimEnd().split('\n').length, faults.length + 1);
});
