import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { parse } from 'yaml';
import { evidenceAt } from '../../contracts/model/evidence-at.js';
import type { Evidence } from '../../contracts/model/evidence.js';
import { buildContract, indexFile, packagedContracts } from '../../contracts/model/load.js';
import { parsePointer, toPointer, valueAt } from '../../contracts/model/pointer.js';
import type { Facts, OpenApiDocument, Schema } from '../../contracts/model/types.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import { deriveArtefacts, readPayloads } from './artefacts.js';
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
  const schemas = readdirSync(path.join(packagedContracts, 'test', 'schemas')).map((name) => `test/schemas/${name}`);
  assert.deepEqual(schemas.sort(), [...artefacts.keys()].filter((name) => name.startsWith('test/schemas/')).sort());
});

test('the YAML that people read and the JSON that programs read say the same', () => {
  assert.deepEqual(parse(artefacts.get('test/openapi.yaml') ?? ''), document);
  assert.deepEqual(parse(artefacts.get('test/facts.yaml') ?? ''), facts);
});

test('every operation of the dossier is in the document at its method and path, aliases included', () => {
  const expected = dossier.operations.filter((operation) => operation.editions.test);
  assert.ok(expected.length > 40, String(expected.length));
  assert.deepEqual([...contract.operations.keys()].sort(), expected.map((operation) => operation.id).sort());
  for (const { id, editions, title } of expected) {
    const found = contract.operations.get(id);
    assert.deepEqual([found?.method, found?.path], [editions.test?.method, editions.test?.path], id);
    assert.equal(found?.evidence.grade, editions.test?.evidence, id);
    if (!found?.object['x-alias']) assert.equal(found?.object.summary, title);
  }
  const aliased = [...contract.operations.values()].filter((operation) => operation.object['x-alias']);
  assert.ok(aliased.length > 0, 'the dossier has operations that share method and path');
});

test('every webhook of the dossier is in the document with its path', () => {
  const expected = dossier.webhooks.filter((webhook) => webhook.editions.test);
  assert.deepEqual([...contract.webhooks.keys()].sort(), expected.map((webhook) => webhook.id).sort());
  for (const { id, editions } of expected) {
    const found = contract.webhooks.get(id);
    assert.deepEqual([found?.path, found?.evidence.grade], [editions.test?.path, editions.test?.evidence], id);
    assert.equal(
      evidenceAt(document, found?.schemaPointer ?? '').grade,
      editions.test?.payloadEvidence,
      `payload of ${id}`,
    );
  }
});

/** Every schema node at and below a pointer. */
function schemaNodes(pointer: string): { pointer: string; schema: Schema }[] {
  const schema = valueAt(document, pointer) as Schema | boolean | undefined;
  if (typeof schema !== 'object') return [];
  const below = (...tokens: (string | number)[]): { pointer: string; schema: Schema }[] =>
    schemaNodes(pointer + toPointer(tokens));
  const lists = (['allOf', 'anyOf', 'oneOf'] as const).flatMap((keyword) =>
    (schema[keyword] ?? []).flatMap((_, place) => below(keyword, place)),
  );
  const single = (['items', 'additionalProperties', 'propertyNames', 'if', 'then', 'else'] as const).flatMap(
    (keyword) => (typeof schema[keyword] === 'object' ? below(keyword) : []),
  );
  return [
    { pointer, schema },
    ...Object.keys(schema.properties ?? {}).flatMap((name) => below('properties', name)),
    ...lists,
    ...single,
  ];
}

const roots: string[] = [
  ...Object.keys(document.components?.schemas ?? {}).map((name) => toPointer(['components', 'schemas', name])),
  ...[...contract.webhooks.values()].map((webhook) => webhook.schemaPointer),
  ...[...contract.operations.values()].flatMap(({ pointer, object }) => [
    ...(object.parameters ?? []).map((_, place) => pointer + toPointer(['parameters', place, 'schema'])),
    ...Object.keys(object.requestBody?.content ?? {}).map(
      (type) => pointer + toPointer(['requestBody', 'content', type, 'schema']),
    ),
    ...Object.entries(object.responses).flatMap(([status, { content }]) =>
      Object.keys(content ?? {}).map((type) => pointer + toPointer(['responses', status, 'content', type, 'schema'])),
    ),
  ]),
];
const nodes = roots.flatMap(schemaNodes);

function assertHonest(evidence: Evidence, place: string): void {
  assert.ok(evidence.source, `${place} has no source`);
  if (evidence.grade === 'documented') assert.equal(evidence.edition, 'test', place);
  if (evidence.grade === 'carried') assert.ok(evidence.edition, `${place} is carried from nowhere`);
  if (evidence.grade === 'assumed' || evidence.grade === 'secondary') assert.equal(evidence.edition, undefined, place);
}

test('every schema node has evidence, own or inherited, with a source and an honest edition', () => {
  assert.ok(nodes.length > 500, String(nodes.length));
  for (const { pointer } of nodes) assertHonest(evidenceAt(document, pointer), pointer);
});

test('evidence of single keywords is of keywords that the node has', () => {
  let counted = 0;
  for (const { pointer, schema } of nodes) {
    for (const keyword of Object.keys(schema['x-evidence']?.keywords ?? {})) {
      assertHonest(evidenceAt(document, pointer, keyword), `${pointer} ${keyword}`);
      if (keyword === 'required') {
        const name = pointer.slice(pointer.lastIndexOf('/') + 1);
        const parent = valueAt(document, pointer.slice(0, pointer.lastIndexOf('/properties/'))) as Schema;
        assert.ok(parent.required?.includes(name), `${pointer} is required nowhere`);
      } else assert.ok(keyword in schema, `${pointer} has no ${keyword}`);
      counted += 1;
    }
  }
  assert.ok(counted > 200, String(counted));
});

test('every required member has its reason', () => {
  for (const { pointer, schema } of nodes) {
    if (!schema.properties) continue;
    for (const name of schema.required ?? []) {
      // Error bodies and conditions say it for the whole object.
      if (pointer.startsWith('/components/') || pointer.endsWith('/if') || pointer.endsWith('/then')) continue;
      const member = schema.properties[name];
      assert.ok(member?.['x-evidence']?.keywords?.['required'], `${pointer}: no evidence that ${name} is required`);
    }
  }
});

test('what a webhook’s sample alone demands, with or without a condition, is no better than one step below it', () => {
  const bySample = dossier.webhooks.filter((webhook) => {
    const place = webhook.editions.test;
    return place && webhook.payload.requiredBasis?.[place.payloadFrom ?? 'test'] === 'example';
  });
  assert.ok(bySample.length > 1);
  for (const { id } of bySample)
    for (const { pointer, schema } of schemaNodes(contract.webhooks.get(id)?.schemaPointer ?? '')) {
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

test('the schema that stands alone is the one of the document', () => {
  const { $schema, title, ...schema } = JSON.parse(
    artefacts.get('test/schemas/userBalanceGenerated.json') ?? '',
  ) as Record<string, unknown>;
  assert.equal($schema, 'https://json-schema.org/draft/2020-12/schema');
  assert.equal(title, contract.webhooks.get('userBalanceGenerated')?.object.summary);
  assert.deepEqual(schema, valueAt(document, contract.webhooks.get('userBalanceGenerated')?.schemaPointer ?? ''));
});

/** Contradictions of the documentation, by operation: the early sample of 2025 lacks what the tables around it require. */
const knownSlips: Record<string, string[]> = { createUser: ['/birthDate: required'] };

test('documented examples keep to the schemas beside them, cut-off ones but for what they lack', () => {
  const validator = new ContractValidator(contract);
  let counted = 0;
  for (const root of roots) {
    const { operationId = '' } = (valueAt(document, toPointer(parsePointer(root).slice(0, 3))) ?? {}) as {
      operationId?: string;
    };
    const { examples = {} } = valueAt(document, root.slice(0, root.lastIndexOf('/'))) as {
      examples?: Record<string, { value: unknown; 'x-truncated'?: boolean }>;
    };
    for (const [name, example] of Object.entries(examples)) {
      const violations = validator
        .violations(root, example.value, 'tolerant')
        .filter(({ keyword }) => !(example['x-truncated'] && keyword === 'required'))
        .map(({ pointer, keyword }) => `${pointer}: ${keyword}`)
        .filter((slip) => !knownSlips[operationId]?.includes(slip));
      assert.deepEqual(violations, [], `${root}: example ${name}`);
      counted += 1;
    }
  }
  assert.ok(counted > 0);
});

test('no schema has a $ref to nothing', () => {
  for (const { pointer, schema } of nodes)
    if (schema.$ref) assert.ok(valueAt(document, schema.$ref.slice(1)), `${pointer} refers to ${schema.$ref}`);
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
  assert.deepEqual(
    [...own.keys()].filter((name) => name.startsWith('test/schemas/')),
    ['test/schemas/kycFileAdded.json'],
  );
  const schema = JSON.parse(own.get('test/schemas/kycFileAdded.json') ?? '') as Schema;
  assert.ok(schema.properties?.['shelf']);
  assert.ok(schema.properties['status'], 'what the dossier knows stays');
});
