import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { conformance, onlyRun, temporaryFolder } from '../test-support/conformance.js';

const operations = 'getOrderRates,getPartnerBalances';
const small = ['run', '--workers', '1', '--phases', 'coverage', '--include-operation-id', operations];
const fault = ['--fault', 'answer-p500@getOrderRates'];

test('drafted and filled in, waivers let a run pass and stay in sight; expired or needed no more, they fail it', async (t) => {
  const folder = temporaryFolder(t);
  const drafted = await conformance([...small, ...fault, '--write-waivers', 'w.yaml', '--report-dir', '1'], folder);
  assert.equal(drafted.code, 1, drafted.output);
  assert.match(drafted.output, /waivers {3}2 drafts added to w\.yaml/);

  const refused = await conformance([...small, '--waivers', 'w.yaml', '--report-dir', '2'], folder);
  assert.equal(refused.code, 2, refused.output);
  assert.match(refused.output, /^conformance: w\.yaml:\d+: reason is empty: say why .*\n$/);
  assert.ok(!existsSync(path.join(folder, '2')), 'nothing was sent');

  const file = path.join(folder, 'w.yaml');
  const filled = readFileSync(file, 'utf8').replace(/(reason|owner):.*/g, '$1: known');
  writeFileSync(file, filled);
  writeFileSync(path.join(folder, 'old.yaml'), filled.replace(/expires: .*/, 'expires: 2020-01-31'));
  const [waived, broken] = await Promise.all([
    conformance([...small, ...fault, '--waivers', 'w.yaml', '--report-dir', '3'], folder),
    conformance([...small, '--waivers', 'old.yaml', '--report-dir', '4'], folder),
  ]);
  assert.equal(waived.code, 0, waived.output);
  assert.match(waived.output, /verdict +unproven in part: .* but 4 waived.*unproven: Orders/);
  assert.match(waived.output, /^ {2}fail waived server-error: /m);
  assert.match(readFileSync(path.join(onlyRun(path.join(folder, '3')), 'report.html'), 'utf8'), /w\.yaml:\d/);

  assert.equal(broken.code, 1, broken.output);
  assert.match(broken.output, /verdict +findings: 2 stale or expired waivers/);
  assert.match(broken.output, /old\.yaml:5: the waiver of request-accepted .* expired on 2020-01-31/);
  assert.match(broken.output, /old\.yaml:\d+: the waiver of server-error .* is stale/);
});
