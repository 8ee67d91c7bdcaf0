import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evidenceAt } from '../../contracts/model/evidence-at.js';
import type { Evidence } from '../../contracts/model/evidence.js';
import { buildContract, indexFile } from '../../contracts/model/load.js';
import { parsePointer, toPointer, valueAt } from '../../contracts/model/pointer.js';
import type { Facts, OpenApiDocument, Schema } from '../../contracts/model/types.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import { deriveArtefacts } from './artefacts.js';
import { readDossier } from './dossier.js';
import { schemaNodes } from './test-support/schema-nodes.js';

const dossier = readDossier();

/** Contradictions inside the documentation, by edition and operation: the sample breaks the table or prose beside it. */
const knownSlips: Record<string, Record<string, string[]>> = {
  // C18: the table names sourceExternalUserId, the sample externalUserId.
  legacy: { createSepaTransfer: ['/sourceExternalUserId: required'] },
  // C04: prose demands the acceptance of the terms, the sample lacks it.
  latest: { createUser: ['/hasAcceptedP100Tc: required'] },
};

for (const edition of ['legacy', 'test', 'latest'] as const) {
  const { document, facts } = JSON.parse(deriveArtefacts(edition).get(`${edition}/${indexFile}`) ?? '') as {
    document: OpenApiDocument;
    facts: Facts;
  };
  const contract = buildContract(document, facts, 'derived');

  test(`${edition}: every operation of the dossier is in the document at its method and path, aliases included`, () => {
    const expected = dossier.operations.filter((operation) => operation.editions[edition]);
    assert.ok(expected.length > 20, String(expected.length));
    assert.deepEqual([...contract.operations.keys()].sort(), expected.map((operation) => operation.id).sort());
    for (const { id, editions, title } of expected) {
      const found = contract.operations.get(id);
      assert.deepEqual([found?.method, found?.path], [editions[edition]?.method, editions[edition]?.path], id);
      assert.equal(found?.evidence.grade, editions[edition]?.evidence, id);
      if (!found?.object['x-alias']) assert.equal(found?.object.summary, title);
    }
    const aliased = [...contract.operations.values()].filter((operation) => operation.object['x-alias']);
    assert.equal(
      aliased.length,
      edition === 'legacy' ? 0 : 2,
      'the SEPA details of partner and user share method and path',
    );
  });

  test(`${edition}: every webhook of the dossier is in the document with its path`, () => {
    const expected = dossier.webhooks.filter((webhook) => webhook.editions[edition]);
    assert.deepEqual([...contract.webhooks.keys()].sort(), expected.map((webhook) => webhook.id).sort());
    for (const { id, editions } of expected) {
      const found = contract.webhooks.get(id);
      assert.deepEqual(
        [found?.path, found?.evidence.grade],
        [editions[edition]?.path, editions[edition]?.evidence],
        id,
      );
      if (!found?.object.requestBody) continue;
      assert.equal(
        evidenceAt(document, found.schemaPointer).grade,
        editions[edition]?.payloadEvidence,
        `payload of ${id}`,
      );
    }
  });

  const roots: string[] = [
    ...Object.keys(document.components?.schemas ?? {}).map((name) => toPointer(['components', 'schemas', name])),
    ...[...contract.webhooks.values()]
      .filter(({ object }) => object.requestBody)
      .map(({ schemaPointer }) => schemaPointer),
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
  const nodes = roots.flatMap((root) => schemaNodes(document, root));

  function assertHonest(evidence: Evidence, place: string): void {
    assert.ok(evidence.source, `${place} has no source`);
    if (evidence.grade === 'documented') assert.equal(evidence.edition, edition, place);
    if (evidence.grade === 'carried') assert.ok(evidence.edition, `${place} is carried from nowhere`);
    if (evidence.grade === 'assumed' || evidence.grade === 'secondary')
      assert.equal(evidence.edition, undefined, place);
  }

  test(`${edition}: every schema node has evidence, own or inherited, with a source and an honest edition`, () => {
    assert.ok(nodes.length > 300, String(nodes.length));
    for (const { pointer } of nodes) assertHonest(evidenceAt(document, pointer), pointer);
  });

  test(`${edition}: evidence of single keywords is of keywords that the node has`, () => {
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
    assert.ok(counted > 80, String(counted));
  });

  test(`${edition}: every required member has its reason`, () => {
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

  test(`${edition}: documented examples keep to the schemas beside them, cut-off ones but for what they lack`, () => {
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
          .filter((slip) => !knownSlips[edition]?.[operationId]?.includes(slip));
        assert.deepEqual(violations, [], `${root}: example ${name}`);
        counted += 1;
      }
    }
    assert.ok(counted > 0);
  });

  test(`${edition}: no schema has a $ref to nothing`, () => {
    for (const { pointer, schema } of nodes)
      if (schema.$ref) assert.ok(valueAt(document, schema.$ref.slice(1)), `${pointer} refers to ${schema.$ref}`);
  });
}
