import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Defect } from '../../contracts/lint/defect.js';
import { conformance, temporaryFolder } from '../test-support/conformance.js';

test('lint reports defects of the documentation, and they are no failure', async (t) => {
  const { code, output } = await conformance(['lint', '--api-version', 'test'], temporaryFolder(t));
  assert.equal(code, 0, output);
  assert.match(output, /^test: \d+ defects of the documentation/);
  assert.match(output, /whose balance pays a partner SEPA transfer\n {4}C22 {2}platform-contradiction\n/);
  assert.match(output, /at operation createPartnerSepaTransfer/);
  assert.match(output, /test: \d+ facts? with neither grade nor source/);
  assert.doesNotMatch(output, /C17/);
});

test('lint --json gives the same to programs', async (t) => {
  const { code, output } = await conformance(['lint', '--api-version', 'test', '--json'], temporaryFolder(t));
  assert.equal(code, 0, output);
  const { versions } = JSON.parse(output) as { versions: { version: string; defects: Defect[] }[] };
  assert.deepEqual(
    versions.map(({ version }) => version),
    ['test'],
  );
  const defect = versions[0]?.defects.find(({ id }) => id === 'C22');
  assert.deepEqual([defect?.edition, defect?.apiVersion, defect?.readings.length], ['test', 'test', 2]);
});

test('an unknown version or folder is bad usage', async (t) => {
  const folder = temporaryFolder(t);
  const version = await conformance(['lint', '--api-version', '9'], folder);
  assert.equal(version.code, 2);
  assert.match(version.output, /no contract of API version "9"; known: .*test/);
  const contracts = await conformance(['lint', '--contracts', 'nowhere'], folder);
  assert.equal(contracts.code, 2);
  assert.match(contracts.output, /--contracts nowhere: no such folder/);
});
