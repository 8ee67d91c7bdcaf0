import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { explain, explanations } from '../explanations.js';
import { caseEndLine, caseLine, endLine, runLine } from '../../engine/test-support/lines.js';
import { conformance, freePort, onlyRun, temporaryFolder } from '../test-support/conformance.js';

test('a case is rebuilt from its id: FAILED with the fault, FIXED without, ERROR where it cannot be carried out', async (t) => {
  const folder = temporaryFolder(t);
  const fault = ['--fault', 'key-not-needed@getUserBalances'];
  const args = ['run', '--workers', '1', '--include-operation-id', 'getUserBalances', '--phases', 'auth', ...fault];
  const run = await conformance(args, folder);
  assert.equal(run.code, 1, run.output);
  const id = 'getUserBalances:auth:no-key';
  const place = onlyRun(path.join(folder, 'conformance-report'));
  const failed = await conformance(['replay', id, place, ...fault], folder);
  assert.equal(failed.code, 1, failed.output);
  assert.match(failed.output, /^FAILED .*without an API key\n.*\n {2}fail authentication-ignored: /);
  const fixed = await conformance(['replay', id], folder);
  assert.equal(fixed.code, 0, fixed.output);
  assert.match(fixed.output, /^FIXED/);
  const error = await conformance(
    ['replay', id, '--fault', 'key-not-compared', 'answer-server-error@createUser'],
    folder,
  );
  assert.equal(error.code, 3, error.output);
  assert.match(error.output, /^ERROR/);
});

test('every check, phase, rule and flow explains itself; a mistyped id is answered with similar ones', async (t) => {
  for (const { id, about, title, docs } of explanations) {
    assert.ok(about.length > 5 && title.length > 5, id);
    assert.match(docs, /^docs\/\w+\.md/);
  }
  assert.equal(explain('error-code')[0]?.kind, 'check');
  assert.equal(explain('missing-required')[0]?.kind, 'rule of cases');
  assert.match(explain('tenant-isolation')[0]?.restsOn ?? '', /isolation of tenants/);
  const folder = temporaryFolder(t);
  const mistyped = await conformance(['explain', 'error-codes'], folder);
  assert.equal(mistyped.code, 2);
  assert.match(mistyped.output, /similar: .*error-code/);
});

test('where nobody is at the target, replay and clean-up say so in one line and end as a run does', async (t) => {
  const folder = temporaryFolder(t);
  const baseUrl = `http://127.0.0.1:${await freePort()}`;
  const place = path.join(folder, 'a-run');
  mkdirSync(place);
  const target = { ...runLine().target, name: 'gone', baseUrl };
  const lines = [{ ...runLine(), apiVersion: 'test', target }, caseLine(), caseEndLine(), endLine];
  writeFileSync(path.join(place, 'record.ndjson'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  writeFileSync(path.join(place, 'inventory.ndjson'), '');
  writeFileSync(
    path.join(folder, 'conformance.config.mjs'),
    `export default { targets: { gone: { kind: 'remote', baseUrl: '${baseUrl}', apiKey: { env: 'K' } } } };`,
  );
  for (const args of [
    ['replay', caseLine().id, place],
    ['clean-up', place],
  ]) {
    const { code, output } = await conformance(args, folder, { K: 'key-of-the-partner-1' });
    assert.equal(code, 3, output);
    assert.match(
      output,
      /^target gone is unusable: http:\S+ cannot be reached: nobody listens there \(ECONNREFUSED\)\n$/,
    );
  }
});
