import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { parse } from 'yaml';
import { evidenceAt } from '../../contracts/model/evidence-at.js';
import { buildContract, indexFile, packagedContracts } from '../../contracts/model/load.js';
import { valueAt } from '../../contracts/model/pointer.js';
import type { Facts, OpenApiDocument, Schema } from '../../contracts/model/types.js';
import { deriveArtefacts, readPayloads } from './artefacts.js';
import { patchFor } from './test-support/patch-for.js';
import { schemaNodes } from './test-support/schema-nodes.js';
import { readDossier } from './dossier.js';

const dossier = readDossier();
const artefacts = deriveArtefacts('test');
const index = JSON.parse(artefacts.get(`test/${indexFile}`) ?? '') as { document: OpenApiDocument; facts: Facts };
const { document, facts } = index;
const contract = buildContract(document, facts, 'derived');

test('equal sources give equal bytes', () => {
  assert.deepEqual([...deriveArtefacts('test')], [...artefacts]);
});

test('the committed artefacts are those derived, and no other is left over', () => {
  for (const [name, text] of artefacts)
    assert.equal(
      readFileSync(path.join(packagedContracts, name), 'utf8'),
      text,
      `${name} is stale: run \`npx conformance derive --api-version test\``,
    );
  const committed = readdirSync(path.join(packagedContracts, 'test', 'schemas'), { recursive: true });
  const schemas = committed
    .filter((name) => String(name).endsWith('.json'))
    .map((name) => `test/schemas/${String(name)}`);
  assert.deepEqual(schemas.sort(), [...artefacts.keys()].filter((name) => name.startsWith('test/schemas/')).sort());
});

test('the YAML that people read and the JSON that programs read say the same', () => {
  assert.deepEqual(parse(artefacts.get('test/openapi.yaml') ?? ''), document);
  assert.deepEqual(parse(artefacts.get('test/facts.yaml') ?? ''), facts);
});

test('what a webhook’s sample alone demands, with or without a condition, is no better than one step below it', () => {
  const bySample = dossier.webhooks.filter((webhook) => {
    const place = webhook.editions.test;
    return place && webhook.payload.requiredBasis?.[place.payloadFrom ?? 'test'] === 'example';
  });
  assert.ok(bySample.length > 1);
  for (const { id } of bySample)
    for (const { pointer, schema } of schemaNodes(document, contract.webhooks.get(id)?.schemaPointer ?? '')) {
      for (const name of schema.required ?? []) {
        if (pointer.endsWith('/if')) continue;
        const found = evidenceAt(document, `${pointer}/properties/${name}`, 'required');
        assert.notEqual(found.grade, 'documented', `${pointer} ${name}`);
        assert.equal(found.basis, 'example', `${pointer} ${name}`);
      }
    }
});

test('the imported payload: samples suggest one step lower, prose states', () => {
  const pointer = contract.webhooks.get('userBalanceGenerated')?.schemaPointer ?? '';
  const fiat = `${pointer}/properties/balances/properties/fiatBalances/items/properties`;
  assert.equal(evidenceAt(document, pointer).grade, 'documented');
  for (const keyword of ['required', 'pattern', 'format'])
    assert.deepEqual(
      evidenceAt(document, `${fiat}/amount`, keyword),
      { grade: 'carried', edition: 'test', source: 'User Balance Generation Webhook', basis: 'example' },
      keyword,
    );
  assert.equal(evidenceAt(document, `${fiat}/amount`, 'type').grade, 'documented');
  const { grade, basis } = evidenceAt(document, `${fiat}/status`, 'enum');
  assert.deepEqual({ grade, basis }, { grade: 'documented', basis: 'prose' });
  assert.equal(evidenceAt(document, `${fiat}/status`, 'required').grade, 'carried');
});

test('the imported payload: what the dossier adds stays at its own grade and is not demanded', () => {
  const pointer = `${contract.webhooks.get('userBalanceGenerated')?.schemaPointer}/properties/balances/properties`;
  const iban = evidenceAt(document, `${pointer}/fiatBalances/items/properties/iban`);
  assert.deepEqual([iban.grade, iban.edition], ['carried', '2025']);
  const items = valueAt(document, `${pointer}/fiatBalances/items`) as Schema;
  assert.ok(!items.required?.includes('iban'));
  const names = valueAt(document, `${pointer}/cryptoBalances/items/properties/name`) as Schema;
  assert.deepEqual([names.enum?.length, names['x-open']], [6, true]);
});

const folder = mkdtempSync(path.join(tmpdir(), 'payloads-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function putPayload(values: string[], hints?: string): string {
  const target = mkdtempSync(path.join(folder, 'set-'));
  writeFileSync(path.join(target, 'loanRenewed.json'), JSON.stringify({ request: { door: 'KIOSK' }, values }));
  if (hints !== undefined) writeFileSync(path.join(target, 'loanRenewed.hints.yaml'), hints);
  return target;
}

test('values named on the page become an open set after those of the hints', () => {
  const target = putPayload(['KIOSK', 'GATE'], 'maps: [/doors]\nvalues: [{values: [A], open: false}]\n');
  const { hints } = readPayloads(target).get('loanRenewed') ?? {};
  assert.deepEqual(hints, {
    maps: ['/doors'],
    values: [
      { values: ['A'], open: false },
      { values: ['KIOSK', 'GATE'], open: true },
    ],
  });
});

test('a payload needs no hints, and a file of comments alone has none', () => {
  assert.deepEqual(readPayloads(putPayload([])).get('loanRenewed')?.hints.values, []);
  assert.deepEqual(readPayloads(putPayload([], '# nothing to say yet\n')).get('loanRenewed')?.hints.values, []);
  assert.equal(readPayloads(path.join(folder, 'nowhere')).size, 0);
});

test('payloads of the folder given count, not the packaged ones', () => {
  const target = path.join(folder, 'contracts');
  const payloads = path.join(target, 'test', 'payloads');
  mkdirSync(payloads, { recursive: true });
  writeFileSync(
    path.join(payloads, 'kycFileAdded.json'),
    JSON.stringify({ request: { externalUserId: 'u-1', shelf: 'north' }, values: [] }),
  );
  const own = deriveArtefacts('test', target, dossier);
  const schema = JSON.parse(own.get('test/schemas/webhooks/kycFileAdded.json') ?? '') as Schema;
  assert.ok(schema.properties?.['shelf']);
  assert.ok(schema.properties['status'], 'what the dossier knows stays');
});

test('patches of the folder given are part of what is derived, in the order of their names', () => {
  const target = mkdtempSync(path.join(folder, 'patched-'));
  const patches = path.join(target, 'test', 'patches');
  mkdirSync(patches, { recursive: true });
  const summary = '/paths/~1v1~1payment-link/post/summary';
  for (const [name, value] of Object.entries({ '002.json': 'Second', '001.json': 'First' }))
    writeFileSync(path.join(patches, name), JSON.stringify(patchFor('test', [{ op: 'add', path: summary, value }])));
  const own = deriveArtefacts('test', target, dossier);
  const derived = JSON.parse(own.get(`test/${indexFile}`) ?? '') as { document: OpenApiDocument };
  assert.equal(valueAt(derived.document, summary), 'Second');
  assert.deepEqual(parse(own.get('test/openapi.yaml') ?? ''), derived.document);
  writeFileSync(path.join(patches, '003.json'), JSON.stringify(patchFor('latest', [])));
  assert.throws(() => deriveArtefacts('test', target, dossier), /003\.json: it is for version latest, not test/);
});
