import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { loadContract } from '../contracts/model/load.js';
import { caseEndLine, caseLine, runLine } from '../engine/test-support/lines.js';
import { selectOperations, titleOf } from '../engine/selection.js';
import { flows } from '../suites/flows/index.js';
import { narrowedScope } from './narrowed-scope.js';

const contract = loadContract('test');
const chosen = { contract, apiVersion: 'test', foldersFor: () => [] };
const operation = contract.operations.get('getUserCards');

/** A record with a case of an operation. */
function recordOf(t: TestContext, caseId: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-narrowed-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'record.ndjson');
  const lines = [runLine(), caseLine(caseId), caseEndLine('pass', caseId)];
  writeFileSync(file, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  return file;
}

test('where every test began nothing is narrowed', async () => {
  const titles = new Set(selectOperations(contract, {}).map(titleOf));
  assert.equal(await narrowedScope(chosen, { suites: ['requests'] }, titles, ''), undefined);
});

test('operations whose tests began are what was asked for; the rest is told in figures', async () => {
  assert.ok(operation);
  const scope = await narrowedScope(chosen, { suites: ['requests'] }, new Set([titleOf(operation)]), '');
  assert.deepEqual(
    scope?.areas.map(({ subjects }) => subjects),
    [['getUserCards']],
  );
  const all = selectOperations(contract, {}).length;
  assert.deepEqual(scope?.leftOut.at(-1), {
    option: "Playwright's choice",
    what: `leaves out ${all - 1} of ${all} tests`,
  });
});

test('of flows alone it is what they called', async (t) => {
  const [flow] = flows;
  const scope = await narrowedScope(chosen, {}, new Set([flow?.about ?? '']), recordOf(t, 'getUserCards:stateful:a'));
  assert.deepEqual(
    scope?.areas.flatMap(({ subjects }) => subjects),
    ['getUserCards'],
  );
});
