import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OpenApiDocument, Operation, Schema } from '../../../contracts/model/types.js';
import { inputsOf } from './inputs.js';

function inputs(object: object, schemas: Record<string, Schema> = {}): string[] {
  const document = { components: { schemas } } as unknown as OpenApiDocument;
  return inputsOf({ object } as unknown as Operation, document).map(({ in: where, pointer, keywords }) =>
    [where, pointer, ...keywords].join(' '),
  );
}

const body = (schema: unknown): object => ({ requestBody: { content: { 'application/json': { schema } } } });

test('what a schema refers to counts, and so does what stands beside the reference', () => {
  const schemas = {
    Money: { $ref: '#/components/schemas/Amount', maxLength: 20 },
    Amount: { type: 'string', format: 'decimal', maxLength: 40 },
  } as unknown as Record<string, Schema>;
  const object = body({ required: ['amount'], properties: { amount: { $ref: '#/components/schemas/Money' } } });
  assert.deepEqual(inputs(object, schemas), ['body ', 'body /amount required type format maxLength']);
  const parameter = { name: 'limit', in: 'query', schema: { $ref: '#/components/schemas/Amount' } };
  assert.deepEqual(inputs({ parameters: [parameter] }, schemas), ['query /limit format maxLength']);
});

test('a schema that refers to itself has its members once', () => {
  const schemas = {
    Tree: { type: 'object', properties: { 'a/b': { $ref: '#/components/schemas/Tree' } } },
  } as unknown as Record<string, Schema>;
  assert.deepEqual(inputs(body({ $ref: '#/components/schemas/Tree' }), schemas), ['body  type', 'body /a~1b']);
});

test('members of branches and items count, each place once with what all say of it, in the order of the keywords', () => {
  const object = body({
    type: 'object',
    properties: { list: { minItems: 1, items: { exclusiveMinimum: 0 } }, name: { minLength: 1 } },
    allOf: [{ properties: { name: { type: 'string' } } }],
    then: { properties: { more: { enum: ['a'] } } },
    else: { properties: { less: { pattern: '^a' } } },
  });
  assert.deepEqual(inputs(object), [
    'body  type',
    'body /name type minLength',
    'body /more enum',
    'body /less pattern',
    'body /list minItems',
    'body /list/* minimum',
  ]);
});

test('a parameter is demanded unless it is part of the address, and as text has no type to break', () => {
  const parameters = [
    { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
    { name: 'from', in: 'query', required: true, schema: { type: 'integer' } },
    { name: 'to', in: 'query', schema: { type: 'string' } },
  ];
  assert.deepEqual(inputs({ parameters }), ['path /id format', 'query /from required type', 'query /to']);
  assert.deepEqual(inputs({}), []);
});
