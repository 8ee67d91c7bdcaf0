import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildContract } from '../../contracts/model/load.js';
import type { Facts, OpenApiDocument } from '../../contracts/model/types.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import { phases } from './phases.js';
import { requestSchemaPointer } from './requests.js';
import { statusCoverage } from './status-coverage.js';
import { madeBy, madeFor } from './test-support/made.js';

const book = {
  type: 'object',
  required: ['title', 'copies', 'shelf'],
  properties: {
    title: { type: 'string', minLength: 2, maxLength: 80 },
    copies: { type: 'integer', minimum: 1, maximum: 500 },
    shelf: { $ref: '#/components/schemas/Shelf' },
    tags: { type: 'array', minItems: 1, maxItems: 4, items: { type: 'string', minLength: 1 } },
    binding: { type: ['string', 'null'], enum: ['soft', 'hard', null] },
  },
};

/** A library: nothing of it is known but its document. */
const document = {
  openapi: '3.1.0',
  info: { title: 'Library', version: '1' },
  paths: {
    '/books': {
      get: {
        operationId: 'listBooks',
        summary: 'List books',
        parameters: [{ name: 'size', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 50 } }],
        responses: { 200: { description: 'books' }, 400: { description: 'wrong' } },
      },
      post: {
        operationId: 'addBook',
        summary: 'Add a book',
        security: [{ key: [] }],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Book' } } },
        },
        responses: { 201: { description: 'added' }, 422: { description: 'wrong' } },
      },
    },
    '/books/{book-number}': {
      get: {
        operationId: 'getBook',
        summary: 'Get a book',
        parameters: [{ name: 'book-number', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }],
        responses: { 200: { description: 'book' }, 404: { description: 'none' } },
      },
    },
  },
  webhooks: {},
  components: {
    schemas: {
      Book: book,
      Shelf: { type: 'object', required: ['room'], properties: { room: { type: 'string' }, row: { type: 'integer' } } },
    },
  },
} as unknown as OpenApiDocument;

const facts = { version: 'library', errorCodes: [], currencies: [], networks: [], countries: {} } as unknown as Facts;
const contract = buildContract(document, facts, 'made up');
const validator = new ContractValidator(contract);
const made = madeBy(contract, 1);
const ids = made.map(({ planned }) => planned.id);

test('a document of another domain has cases of every phase that it lends itself to', () => {
  for (const id of [
    'addBook:coverage:whole',
    'addBook:coverage:minimal',
    'addBook:coverage:enum-value:/binding/soft',
    'addBook:coverage:nullable:/binding',
    'addBook:coverage:longest:/title',
    'addBook:coverage:most:/copies',
    'addBook:coverage:most-items:/tags',
    'addBook:negative:missing-required:/shelf/room',
    'addBook:negative:fraction:/copies',
    'addBook:negative:too-large:/copies',
    'addBook:negative:too-many-items:/tags',
    'addBook:negative:wrong-type:/tags/0',
    'addBook:negative:several-at-once',
    'addBook:auth:truncated-key',
    'listBooks:negative:query-too-large:/size',
    'getBook:negative:unknown-object:/book-number',
  ])
    assert.ok(ids.includes(id), `${id} is none of ${ids.join(' ')}`);
  assert.deepEqual(
    madeBy(contract, 2).map(({ planned }) => planned.id),
    ids,
  );
  assert.equal(new Set(ids).size, ids.length);
});

test('nothing is expected that only the Partner API has', () => {
  for (const { planned } of made) {
    if (planned.expect.kind !== 'refused') continue;
    const { code, status, text, names } = planned.expect;
    assert.deepEqual([code, status, text, names], [undefined, undefined, undefined, undefined], planned.id);
  }
  assert.ok(!ids.some((id) => /^(listBooks|getBook):auth/.test(id)), 'they ask for no key');
});

test('its bodies are right and wrong as they say', () => {
  for (const { operation, planned } of made) {
    const pointer = requestSchemaPointer(operation);
    if (pointer === undefined || !planned.request.body || /json|duplicate|content|method/.test(planned.rule)) continue;
    const right = planned.expect.kind !== 'refused' || planned.phase === 'auth';
    const violations = validator
      .violations(pointer, JSON.parse(planned.request.body), 'exact')
      .filter(({ keyword }) => !(right && keyword === 'additionalProperties'));
    assert.equal(violations.length === 0, right, `${planned.id} ${planned.request.body.slice(0, 200)}`);
  }
});

test('its statuses are told apart', () => {
  const operation = contract.operations.get('addBook') ?? assert.fail();
  const templates = madeFor(contract, operation, 1, phases).map(({ template }) => template);
  const [added, wrong] = statusCoverage(contract, operation, templates);
  assert.ok(added && 'reachedBy' in added);
  assert.ok(wrong && 'reason' in wrong);
});

test('excluded bounds and multiples are sent on their valid side, in bodies and queries', () => {
  const limited = structuredClone(document) as unknown as OpenApiDocument & {
    paths: Record<string, { get: { parameters: { schema: object }[] } }>;
    components: { schemas: Record<string, { properties: Record<string, object> }> };
  };
  const properties = limited.components.schemas['Book']?.properties;
  const [size] = limited.paths['/books']?.get.parameters ?? [];
  assert.ok(properties && size);
  const copiesLimited = { type: 'integer', exclusiveMinimum: 1, exclusiveMaximum: 100, multipleOf: 4 };
  Object.assign(properties, { copies: copiesLimited });
  size.schema = { type: 'integer', exclusiveMinimum: 0, multipleOf: 10, maximum: 55 };
  const sent = new Map(
    madeBy(buildContract(limited, facts, 'made up'), 1, ['coverage']).map(({ planned }) => [
      planned.id,
      planned.request,
    ]),
  );
  const copies = (rule: string): unknown =>
    (JSON.parse(sent.get(`addBook:coverage:${rule}:/copies`)?.body ?? '{}') as { copies?: number }).copies;
  assert.deepEqual([copies('above-least'), copies('below-most'), copies('multiple')], [4, 96, 4]);
  const asked = (rule: string): string | undefined => sent.get(`listBooks:coverage:query-${rule}:/size`)?.path;
  assert.deepEqual([asked('above-least'), asked('most')], ['/books?size=10', '/books?size=50']);
});
