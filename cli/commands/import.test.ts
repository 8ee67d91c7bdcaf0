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

const document = `openapi: 3.0.1
info: {title: Shop, version: '1'}
paths:
  /v1/shop/orders:
    get:
      summary: List orders
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {type: object, properties: {total: {type: string}}}}}
`;

/** Imports a document into a folder of its own, in this process; gives what is printed. */
function documentImporter(t: TestContext): { file: string; own: string; run: (...more: string[]) => Promise<string> } {
  const folder = temporaryFolder(t);
  const [file, own] = [path.join(folder, 'shop.yaml'), path.join(folder, 'own')];
  writeFileSync(file, document);
  const { mock } = t.mock.method(console, 'log', () => undefined);
  const run = async (...more: string[]): Promise<string> => {
    mock.resetCalls();
    await importCommand.parseAsync([file, '--into', own, ...more], { from: 'user' });
    return mock.calls.map(({ arguments: printed }) => printed.join(' ')).join('\n');
  };
  return { file, own, run };
}

test('a document is imported into a version of its own: documented, with file and line, and once', async (t) => {
  const { own, run } = documentImporter(t);
  const asked = ['--api-version', 'shop'];
  assert.match(await run(...asked), /shop\.yaml: openapi, 1 call/);
  const { operations } = loadContract('shop', [own]);
  const operation = [...operations.values()][0];
  assert.equal(operation?.path, '/v1/shop/orders');
  assert.equal(operation.evidence.grade, 'documented');
  assert.match(operation.evidence.source ?? '', /shop\.yaml:5, \d{4}-\d\d-\d\d, sha256 [0-9a-f]{12}$/);
  assert.match(await run(...asked), /contract shop: fresh$/);
});

test('a newer text of the same source replaces what it said, and --dry-run tells that without writing', async (t) => {
  const { file, own, run } = documentImporter(t);
  const asked = ['--api-version', 'shop'];
  await run(...asked);
  writeFileSync(file, document.replace('total: {type: string}', 'total: {type: number}'));
  const told = await run(...asked, '--dry-run');
  assert.match(told, /GET \/v1\/shop\/orders/);
  assert.match(told, /1 change|changes: 1 fail/);
  const typeNow = (): unknown => {
    const [operation] = loadContract('shop', [own]).operations.values();
    return operation?.object.responses['200']?.content?.['application/json']?.schema?.properties?.['total']?.type;
  };
  assert.equal(typeNow(), 'string');
  await run(...asked);
  assert.equal(typeNow(), 'number');
});
