import assert from 'node:assert/strict';
import { test } from 'node:test';
import openapiTypes, { astToString } from 'openapi-typescript';
import { valueAt } from '../../../contracts/model/pointer.js';
import type { OpenApiDocument, Schema } from '../../../contracts/model/types.js';
import { buildContract } from '../../../contracts/model/load.js';
import { ContractValidator } from '../../../contracts/model/validate.js';
import { apiVersions, contractOf } from '../../data/contracts.js';
import { createData } from '../../data/data.js';
import { valueFor } from '../../data/value.js';
import { bodyPlaces } from '../places.js';
import { plainDocument } from './document.js';

type Node = Record<string, unknown>;

/** Every key of a tree, by the pointer-like path of its object. */
function* keysOf(node: unknown, path = ''): Generator<[string, string, unknown]> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    yield [path, key, value];
    // Examples are data: their keys are the API's.
    if (key !== 'examples' && key !== 'example') yield* keysOf(value, `${path}/${key}`);
  }
}

for (const version of apiVersions) {
  const contract = contractOf(version);
  const plain = plainDocument(contract);

  test(`${version}: no extension, no open set closed, every reference leads somewhere, every component is used`, () => {
    const used = new Set<unknown>();
    for (const [path, key, value] of keysOf(plain)) {
      if (!path.endsWith('/properties')) assert.ok(!key.startsWith('x-'), `${path}/${key}`);
      if (key !== '$ref') continue;
      used.add(value);
      assert.ok(valueAt(plain, String(value).slice(1)), `${path}: ${String(value)}`);
    }
    const names = Object.keys((plain['components'] as { schemas: Node }).schemas);
    assert.deepEqual(
      names.filter((name) => !used.has(`#/components/schemas/${name}`)),
      [],
    );
    for (const name of ['FiatBalance', 'CryptoBalance', 'Network', 'Card', 'Transaction'])
      assert.ok(version === 'legacy' || names.includes(name), name);
  });

  test(`${version}: takes what the graded document takes, and has an example of every body that fits`, () => {
    const document = { ...plain, webhooks: withPlaces(plain, contract) } as unknown as OpenApiDocument;
    const plainValidator = new ContractValidator(buildContract(document, contract.facts, 'plain'));
    for (const { pointer, schema, label, kind } of bodyPlaces(contract)) {
      const data = createData('plain', pointer);
      for (const extent of ['full', 'minimal', 'mixed'] as const) {
        const value = valueFor(schema, data, extent, contract);
        assert.deepEqual(plainValidator.violations(pointer, value, 'tolerant'), [], `${kind} ${label}`);
      }
      const media = valueAt(plain, pointer.replace(/\/schema$/, '')) as {
        examples?: Record<string, { value: unknown }>;
      };
      const examples = Object.values(media.examples ?? {});
      assert.ok(examples.length > 0, `${kind} ${label} has no example`);
      for (const { value } of examples)
        assert.deepEqual(plainValidator.violations(pointer, value, 'exact'), [], `${kind} ${label}`);
    }
  });

  test(`${version}: openapi-typescript makes types of it`, async () => {
    const text = astToString(await openapiTypes(JSON.stringify(plain)));
    assert.match(text, /CryptoBalance: \{/);
  });
}

/** The plain document's webhooks with the places that a contract is loaded with. */
function withPlaces(plain: Node, { document }: { document: OpenApiDocument }): Node {
  return Object.fromEntries(
    Object.entries(plain['webhooks'] as Record<string, Record<string, Node>>).map(([id, methods]) => [
      id,
      Object.fromEntries(
        Object.entries(methods).map(([method, object]) => [
          method,
          { ...object, 'x-webhook': document.webhooks[id]?.[method]?.['x-webhook'] },
        ]),
      ),
    ]),
  );
}

test('conditions stand in words, and what they were is gone', () => {
  const { schemas } = plainDocument(contractOf('test'))['components'] as { schemas: Record<string, Schema> };
  assert.match(
    schemas['CreateTransferRequest']?.description ?? '',
    /When `destinationExternalUserId` is missing: `sourceExternalUserId` is required/,
  );
  assert.equal(schemas['CreateTransferRequest']?.allOf, undefined);
});
