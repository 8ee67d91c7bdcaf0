import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ContractError } from '../../../contracts/model/load.js';
import { normalise } from './normalise.js';

const answer = (schema?: object) => ({
  responses: { 200: { description: '', content: { 'application/json': schema ? { schema } : { example: 1 } } } },
});

/** A document with one path, as somebody may have written it. */
function documentOf(item: object, schemas: object = {}) {
  return normalise({ openapi: '3.0.3', info: {}, paths: { '/pets': item }, components: { schemas } }, 'api.yaml');
}

const schemaOf = (document: ReturnType<typeof documentOf>) =>
  document.paths['/pets']?.['get']?.responses['200']?.content?.['application/json']?.schema;

test('a schema is followed wherever it stands in the document, and one that refers to itself ends', () => {
  const document = documentOf({
    get: answer({
      type: 'object',
      properties: { next: { $ref: '#/paths/~1pets/get/responses/200/content/application~1json/schema' } },
    }),
  });
  const reference = '#/components/schemas/elsewhere.1';
  assert.deepEqual(schemaOf(document)?.properties?.['next'], { $ref: reference });
  assert.deepEqual(document.components?.schemas?.['elsewhere.1']?.properties?.['next'], { $ref: reference });
  assert.deepEqual(document.components?.schemas?.['elsewhere.1.request']?.properties?.['next'], {
    $ref: `${reference}.request`,
  });
});

test('a reference to nothing or to another file is told with its place', () => {
  for (const [reference, message] of [
    ['#/components/schemas/Nope', 'refers to #/components/schemas/Nope, which is not there'],
    ['#/paths/~1nope', 'refers to #/paths/~1nope, which is not there'],
    ['pets.yaml#/Pet', 'refers to pets.yaml#/Pet, which is not there'],
  ])
    assert.throws(
      () => documentOf({ get: answer({ $ref: reference }) }),
      (error) =>
        error instanceof ContractError &&
        error.message === `api.yaml#/paths/~1pets/get/responses/200/content/application~1json/schema: ${message}`,
    );
});

test('an answer without a schema may be anything', () => {
  assert.deepEqual(schemaOf(documentOf({ get: answer() })), {});
});

test('the body of a GET is left out, and nobody says that all refusals are listed', () => {
  const body = { requestBody: { content: { 'application/json': { schema: { type: 'string' } } } } };
  const { get, post } =
    documentOf({ get: { ...answer(), ...body }, post: { ...answer(), ...body } }).paths['/pets'] ?? {};
  assert.equal(get?.requestBody, undefined);
  assert.ok(post?.requestBody);
  assert.equal(post['x-open-refusals'], true);
});

test('what OpenAPI 3.0 says in words of its own is said in those of JSON Schema', () => {
  const document = documentOf({ get: answer({ type: 'number', nullable: true, minimum: 3, exclusiveMinimum: true }) });
  assert.deepEqual(schemaOf(document), { type: ['number', 'null'], exclusiveMinimum: 3 });
});

test('what is no JSON Schema is told by its places, all in one message', () => {
  const schema = { type: 'object', properties: { kind: { type: 'any' }, name: { type: 'string', minLength: '3' } } };
  const at = 'api.yaml#/paths/~1pets/get/responses/200/content/application~1json/schema/properties';
  assert.throws(() => documentOf({ get: answer(schema) }), {
    name: ContractError.name,
    message: [
      `${at}/kind/type: is "any"; it has to be array, boolean, integer, null, number, object, string, or a list of them`,
      `${at}/name/minLength: is "3"; it has to be a whole number that is not negative`,
    ].join('\n'),
  });
  const many = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`m${index}`, { enum: [] }]));
  assert.throws(() => documentOf({ get: answer({ properties: many }) }), /m9\/enum: .*\nand 2 more like these$/);
});

test('a key that was left empty says nothing', () => {
  assert.deepEqual(schemaOf(documentOf({ get: answer({ type: 'string', enum: null, pattern: null }) })), {
    type: 'string',
  });
});

test('ranges of statuses and what is not listed stay as they are written', () => {
  const responses = { 200: { description: '' }, '4xx': { description: '' }, default: { description: '' } };
  const document = documentOf({ get: { responses } });
  assert.deepEqual(Object.keys(document.paths['/pets']?.['get']?.responses ?? {}), ['200', '4XX', 'default']);
});
