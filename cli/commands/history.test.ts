import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { loadContract } from '../../contracts/model/load.js';
import type { Outcome } from '../../engine/record/format.js';
import { endLine, runLine, wholeCase } from '../../engine/test-support/lines.js';
import { conformance } from '../test-support/conformance.js';

const folder = mkdtempSync(path.join(tmpdir(), 'conformance-history-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const history = path.join(folder, 'history.jsonl');

/** A record of a run of the given day. */
function record(day: number, outcome: Outcome): string {
  const file = path.join(folder, `record-${day}.ndjson`);
  const run = runLine({ runId: `run-${day}`, startedAt: `2026-03-0${day}T02:00:00.000Z` });
  const lines = [run, ...wholeCase('getUserBalances:coverage:a', 200, outcome), endLine];
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return file;
}

test('records are added, also older ones, and shown with since when', async () => {
  const [first, second, third] = [record(1, 'pass'), record(2, 'fail'), record(3, 'fail')];
  const added = await conformance(['history', 'add', history, first ?? '', third ?? '', second ?? ''], folder);
  assert.equal(added.code, 0);
  assert.match(added.output, /added +run-1, sandbox test, 0 causes/);
  const shown = await conformance(['history', 'show', history], folder);
  assert.match(shown.output, /0 new, 0 returned, 0 worse, 0 recovered, 1 standing, 0 flaky/);
  assert.match(shown.output, /^size +0\.0 MB for 3 runs; a year of nights: \d/m);
  assert.match(shown.output, /since 2026-03-02 \(last good 2026-03-01; changed: nothing that is known\)/);
});

test('pages are written, with owners', async () => {
  const owners = path.join(folder, 'owners.yaml');
  writeFileSync(owners, 'teams:\n  balances:\n    reviewers: ["@ada"]\n    operations: [getUserBalances]\n');
  const output = path.join(folder, 'pages');
  const { code } = await conformance(['history', 'page', history, '--owners', owners, '--output', output], folder);
  assert.equal(code, 0);
  assert.equal(readdirSync(output).length, 2);
  writeFileSync(owners, 'teams: {a: {operations: [getUserBalances, getUserBalance]}}');
  // The contract of these runs is not at hand: it may well have such an operation.
  assert.equal(
    (await conformance(['history', 'page', history, '--owners', owners, '--output', output], folder)).code,
    0,
  );
  const nowhere = await conformance(['history', 'page', history, '--runs', path.join(folder, 'nowhere')], folder);
  assert.equal(nowhere.code, 2);
  assert.match(nowhere.output, /--runs .*nowhere: no such folder/);
  writeFileSync(owners, 'teams: {a: {area: [x]}}');
  const wrong = await conformance(['history', 'page', history, '--owners', owners], folder);
  assert.equal(wrong.code, 2);
  assert.match(wrong.output, /owners\.yaml: teams\.a\.area: not known/);
});

test('a team that looks after what no run could judge is told, where the contract is the one of the runs', async () => {
  const file = path.join(folder, 'own.jsonl');
  const run = runLine({ runId: 'run-of-contract', contractHash: loadContract('test').hash });
  const written = path.join(folder, 'of-contract.ndjson');
  const lines = [run, ...wholeCase('getUserBalances:coverage:a', 200, 'fail'), endLine];
  writeFileSync(written, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  await conformance(['history', 'add', file, written], folder);
  const owners = path.join(folder, 'owners.yaml');
  const page = ['history', 'page', file, '--owners', owners, '--output', path.join(folder, 'own-pages')];
  writeFileSync(owners, 'teams: {a: {operations: [getUserBalances, getUserBalance]}}');
  const { code, output } = await conformance(page, folder);
  assert.equal(code, 2);
  assert.match(output, /owners\.yaml: teams\.a: getUserBalance is no operation or webhook of the runs' contracts/);
  writeFileSync(owners, 'teams: {a: {operations: [getUserBalances], webhooks: [p2pTransfer]}}');
  assert.equal((await conformance(page, folder)).code, 0);
});

test('old runs that say nothing are left out; days and histories that are none are usage errors', async () => {
  const { code, output } = await conformance(['history', 'prune', history, '--keep', '0d'], folder);
  assert.equal(code, 0);
  assert.match(output, /kept +3 of 3 runs/);
  assert.equal((await conformance(['history', 'prune', history, '--keep', 'all'], folder)).code, 2);
  assert.equal((await conformance(['history', 'prune', history], folder)).code, 2, 'without --keep');
  const missing = await conformance(['history', 'show', path.join(folder, 'none.jsonl')], folder);
  assert.equal(missing.code, 2);
  assert.match(missing.output, /no run in it; add one/);
});

test('records of older runs are packed, and added to a history as before', async () => {
  const runs = path.join(folder, 'runs');
  mkdirSync(path.join(runs, 'run-5'), { recursive: true });
  const file = path.join(runs, 'run-5', 'record.ndjson');
  renameSync(record(5, 'fail'), file);
  const packed = await conformance(['history', 'pack', runs], folder);
  assert.equal(packed.code, 0, packed.output);
  assert.match(packed.output, /^packed +1 record: /m);
  assert.equal(existsSync(file), false);
  const added = await conformance(['history', 'add', history, path.join(runs, 'run-5')], folder);
  assert.match(added.output, /added +run-5, sandbox test, 1 cause$/m);
  const missing = await conformance(['history', 'pack', path.join(folder, 'nowhere')], folder);
  assert.equal(missing.code, 2);
});
