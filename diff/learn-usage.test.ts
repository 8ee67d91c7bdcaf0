import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Seen } from '../generators/import/traffic/calls.js';
import { diffContracts } from './diff-contracts.js';
import { learnUsage } from './learn-usage.js';

const text = { type: 'string' };
const json = (schema: object): object => ({ content: { 'application/json': { schema } } });
const rate = { type: 'object', properties: { price: text, at: text } };

const document = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: 'https://api.example/shop/' }],
  paths: {
    '/orders/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
      get: {
        operationId: 'getOrder',
        parameters: [
          { name: 'expand', in: 'query', schema: text },
          { name: 'unused', in: 'query', schema: text },
          { name: 'X-Trace', in: 'header', schema: text },
        ],
        responses: {
          '200': {
            description: 'x',
            ...json({
              type: 'object',
              properties: {
                id: text,
                lines: { type: 'array', items: { $ref: '#/components/schemas/Line' } },
                note: text,
              },
            }),
          },
          '4XX': { description: 'x', ...json({ type: 'object', properties: { code: text, hint: text } }) },
        },
      },
    },
    '/rates': {
      post: {
        requestBody: json({ type: 'object', properties: { pair: text, hint: text } }),
        responses: { '200': { description: 'x', ...json({ type: 'object', additionalProperties: rate }) } },
      },
    },
    '/files': { put: { operationId: 'putFile', requestBody: { content: { 'image/png': {} } }, responses: {} } },
  },
  webhooks: {
    told: {
      post: {
        'x-webhook': { path: '/hooks/told' },
        requestBody: json({ oneOf: [{ type: 'object', properties: { a: text } }, { properties: { b: rate } }] }),
        responses: {},
      },
    },
  },
  components: { schemas: { Line: { type: 'object', properties: { sku: text, price: text } } } },
};

function seen(method: string, path: string, rest: Partial<Seen> = {}): Seen {
  return { kind: 'unknown', method, path, query: [], where: 'x', ...rest };
}

const body = (value: unknown): { contentType: string; value: unknown } => ({ contentType: 'application/json', value });

const traffic: Seen[] = [
  seen('GET', '/shop/orders/secret-1', {
    query: ['expand', 'odd'],
    headers: ['x-trace', 'authorization'],
    response: { status: 200, body: body({ id: 'secret-2', lines: [{ sku: 'secret-3' }, {}], added: 'secret-4' }) },
  }),
  seen('GET', '/orders/secret-5', { response: { status: 404, body: body({ code: 'secret-6' }) } }),
  seen('POST', '/rates', {
    request: body({ pair: 'secret-7' }),
    response: { status: 200, body: body({ 'secret-8': { price: 'secret-9' } }) },
  }),
  seen('POST', '/rates', { request: body({ hint: 'refused' }), response: { status: 400 } }),
  seen('PUT', '/files', { hasOtherBody: true }),
  seen('POST', '/our/own/hooks/told', { kind: 'webhook', request: body({ b: { at: 'secret-10' } }) }),
  seen('GET', '/elsewhere/12345678'),
];

const learnt = learnUsage(traffic, document);

test('what was sent and received is told by the names of the contract, maps and lists by *', () => {
  assert.deepEqual(learnt.usage, {
    operations: [
      { id: 'POST /rates', request: ['/pair'], reads: ['/*/price'] },
      { id: 'getOrder', parameters: ['X-Trace', 'expand', 'id'], reads: ['/code', '/id', '/lines/*/sku'] },
      { id: 'putFile', request: [''], reads: [] },
    ],
    webhooks: [{ id: 'told', reads: ['/b/at'] }],
  });
});

test('what the contract does not have is counted, and no value, key or identifier is told', () => {
  assert.deepEqual([...learnt.unknown], [['GET /elsewhere/{elsewhereId}', 1]]);
  assert.equal(learnt.undeclared, 1);
  const told = JSON.stringify({ ...learnt, unknown: [...learnt.unknown] });
  assert.doesNotMatch(told, /secret|odd|added|authorization|12345678/);
});

test('the order of traffic makes no difference', () => {
  assert.deepEqual(learnUsage([...traffic].reverse(), document).usage, learnt.usage);
});

test('a body as deep as a parser takes is no trouble', () => {
  const deep = JSON.parse(`${'{"below":'.repeat(3000)}{}${'}'.repeat(3000)}`) as unknown;
  const tree = { type: 'object', properties: { below: { $ref: '#/components/schemas/Tree' } } };
  const own = {
    ...document,
    paths: { '/tree': { post: { operationId: 'tree', requestBody: json(tree), responses: {} } } },
    components: { schemas: { Tree: tree } },
  };
  const { usage } = learnUsage([seen('POST', '/tree', { request: body(deep) })], own);
  assert.deepEqual(usage.operations?.[0]?.request, ['/below'.repeat(50)]);
});

test('a change at a place that was learnt concerns, and one beside it does not', () => {
  const after = structuredClone(document);
  const { properties } = after.components.schemas.Line as { properties: Record<string, object> };
  const compared = (name: string): boolean[] => {
    const own = structuredClone(after);
    Object.assign(own.components.schemas.Line.properties, { [name]: { type: 'integer' } });
    const { changes } = diffContracts({ document }, { document: own }, { usage: learnt.usage });
    return changes.map(({ concerns }) => concerns === true);
  };
  assert.ok(properties['sku'] && properties['price']);
  assert.deepEqual([compared('sku'), compared('price')], [[true], [false]]);
});
