import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unknownNames } from './unknown-usage.js';
import type { Usage } from './usage.js';

const pet = {
  type: 'object',
  properties: { id: { type: 'integer' }, tags: { type: 'array', items: { $ref: '#/components/schemas/Tag' } } },
  additionalProperties: false,
};
const balances = { type: 'object', additionalProperties: { type: 'object', properties: { amount: {} } } };

function json(schema: object): object {
  return { content: { 'application/json': { schema } } };
}

const before = {
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  paths: {
    '/pets': {
      parameters: [{ in: 'header', name: 'X-Shop', schema: { type: 'string' } }],
      post: {
        operationId: 'createPet',
        requestBody: json(pet),
        responses: { 201: { description: 'made', ...json({ allOf: [pet] }) }, 204: { description: 'nothing' } },
        callbacks: { made: { '{$request.body#/url}': { post: { requestBody: json(pet), responses: {} } } } },
      },
      get: { responses: { 200: { description: 'all', ...json({ type: 'object' }) } } },
    },
    '/balances': { get: { operationId: 'balances', responses: { 200: { description: 'all', ...json(balances) } } } },
  },
  webhooks: { petDied: { post: { requestBody: json(pet), responses: {} } } },
  components: {
    schemas: { Tag: { type: 'object', properties: { name: { type: 'string' } } } },
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
  },
};
/** Without the operation that lists, and without tags. */
const after = structuredClone(before) as unknown as {
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: { Tag: { properties: Record<string, unknown> } } };
};
delete after.paths['/pets']?.['get'];
after.components.schemas.Tag.properties = { label: { type: 'string' } };

test('what one of two contracts has is known, however it is named', () => {
  const usage: Usage = {
    operations: [
      {
        id: 'createPet',
        parameters: ['x-shop', 'X-Key'],
        request: ['/tags/*/name', '/tags/0/label'],
        reads: ['/id', ''],
      },
      { id: 'POST /pets' },
      { id: 'GET /pets', reads: ['/anything/at/all'] },
      { id: 'createPet#made', request: ['/id'] },
      { id: 'balances', reads: ['/eur/amount', '/*/amount'] },
    ],
    webhooks: [{ id: 'petDied', reads: ['/tags'] }],
  };
  assert.deepEqual(unknownNames(usage, [before, after]), []);
});

test('a name that neither has is told with its place, and with those that it could have been', () => {
  const usage: Usage = {
    operations: [
      { id: 'createPets' },
      { id: 'petDied' },
      {
        id: 'createPet',
        parameters: ['X-Shops'],
        request: ['/tag'],
        reads: ['/id', '/tags/*/title', '/tags/*/name/first'],
      },
      { id: 'balances', reads: ['/eur/total'] },
    ],
    webhooks: [{ id: 'petDied', reads: ['/nick'] }, { id: 'createPet' }],
  };
  const unknown = unknownNames(usage, [before, after]);
  assert.deepEqual(
    unknown.map(({ at, kind, name }) => `${at} ${kind} ${name}`),
    [
      '/operations/0 operation createPets',
      '/operations/1 operation petDied',
      '/operations/2/parameters/0 parameter X-Shops',
      '/operations/2/request/0 member /tag',
      '/operations/2/reads/1 member /tags/*/title',
      '/operations/3/reads/0 member /eur/total',
      '/webhooks/0/reads/0 member /nick',
      '/webhooks/1 webhook createPet',
    ],
  );
  assert.deepEqual(unknown.find(({ name }) => name === '/tags/*/title')?.known, ['/tags/*/name', '/tags/*/label']);
});
