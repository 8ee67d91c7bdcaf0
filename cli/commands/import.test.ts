import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { loadContract } from '../../contracts/model/load.js';
import { PatchError, type PatchStep } from '../../generators/contract/patch.js';
import { patchFor } from '../../generators/contract/test-support/patch-for.js';
import { temporaryFolder } from '../test-support/conformance.js';
import { importCommand } from './import.js';

const observed = { grade: 'observed', edition: 'test', source: 'run 1 at stage' };
const raised = { op: 'add', path: '/paths/~1v1~1payment-link/post/x-evidence', value: observed };

/** Imports a patch of one step into a folder of its own, in this process; gives what is printed. */
function importer(t: TestContext, step: PatchStep): { own: string; run: () => Promise<string> } {
  const folder = temporaryFolder(t);
  const [file, own] = [path.join(folder, 'contract-patch.json'), path.join(folder, 'own')];
  writeFileSync(file, JSON.stringify(patchFor('test', [step])));
  const { mock } = t.mock.method(console, 'log', () => undefined);
  const run = async (): Promise<string> => {
    mock.resetCalls();
    await importCommand.parseAsync([file, '--into', own], { from: 'user' });
    return mock.calls.map(({ arguments: printed }) => printed.join(' ')).join('\n');
  };
  return { own, run };
}

test('import takes over the contract patch of a run: the folder has the packaged contract, patched, once', async (t) => {
  const { own, run } = importer(t, raised);
  assert.match(await run(), /^wrote .*openapi\.yaml$/m);
  const contract = loadContract('test', [own]);
  assert.deepEqual(contract.operations.get('createPaymentLink')?.evidence, observed);
  assert.deepEqual(contract.document.webhooks, loadContract('test').document.webhooks, 'what pages show stays');
  assert.equal(await run(), 'contract test: fresh');
  assert.deepEqual(readdirSync(path.join(own, 'test', 'patches')), ['001.json']);
});

test('a patch that does not fit is refused, and nothing is written', async (t) => {
  const { own, run } = importer(t, { ...raised, path: '/paths/~1nowhere/post/x-evidence' });
  const message = /contract-patch\.json#\/1: cannot add \/paths\/~1nowhere.*another one than that of the run/;
  await assert.rejects(run(), { name: PatchError.name, message });
  assert.ok(!existsSync(own));
});
