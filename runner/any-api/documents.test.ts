import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdPair, ranByDocument, type Handler, type Pair } from '../../cli/test-support/any-api.js';

const head = "openapi: 3.0.3\ninfo: {title: Documents, version: '1'}\n";
const item = '{type: object, required: [id], properties: {id: {type: string}}}';
const get = `get: {operationId: it, responses: {'200': {description: ok, content: {application/json: {schema: ${item}}}}}}`;

/** A server that reads alone, and gives one body. */
const giving =
  (body: unknown): Handler =>
  ({ method }) =>
    method === 'GET' ? [200, body] : [405, {}];

const pairs: readonly Pair[] = [
  {
    kind: 'keys that are merged',
    document: `${head}x-base: &base\n  type: object\n  required: [id]\n  properties: {id: {type: string}}
paths:
  /it:
    get:
      operationId: it
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                <<: *base
                description: an item\n`,
    following: giving({ id: 'a' }),
    breaking: [giving({ wrong: 1 })],
  },
  {
    kind: 'extensions anywhere, and keys that were left empty',
    document: `${head}tags:\npaths:\n  x-owner: payments\n  /it:\n    x-internal: true\n    parameters:\n    get:\n      operationId: it\n      tags:\n      security:
      responses:\n        x-note: see the guide\n        '404':\n        '200':\n          description: ok\n          content: {application/json: {schema: ${item}}}\ncomponents:\n  schemas:\n`,
    following: giving({ id: 'a' }),
    breaking: [giving({})],
  },
  {
    kind: 'a mark of the order of bytes, and keys that look like flags and numbers',
    document: `\uFEFF${head}paths:\n  /it:\n    get: {operationId: it, responses: {200: {description: ok, content: {application/json: {schema: {type: object, required: [no, on, '1'], properties: {no: {type: string}, on: {type: string}, 1: {type: integer}}}}}}}}\n`,
    following: giving({ no: 'a', on: 'b', 1: 1 }),
    breaking: [giving({ no: 'a', on: 'b', 1: 'c' })],
  },
  {
    kind: 'names with characters of their own',
    document: `${head}paths:\n  /it: {get: {operationId: 'a/b', responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/An%20item~1of%25'}}}}}}}\ncomponents: {schemas: {'An item/of%': ${item}}}\n`,
    following: giving({ id: 'a' }),
    breaking: [giving({ id: 1 })],
  },
  {
    kind: 'ids that stand twice or nowhere',
    document: `${head}paths:\n  /it: {${get}}\n  /that: {${get}}\n  /other: {${get.replace('operationId: it, ', '')}}\n`,
    following: giving({ id: 'a' }),
    breaking: [({ url, method }) => giving(url.pathname === '/other' ? {} : { id: 'a' })({ method } as never)],
  },
  {
    kind: 'Swagger 2.0',
    document: `swagger: '2.0'
info: {title: Old, version: '1'}
basePath: /v1
consumes: [application/json]
produces: [application/json]
paths:
  /it:
    get:
      operationId: list
      parameters: [{name: ids, in: query, required: true, type: array, minItems: 2, items: {type: integer}, collectionFormat: pipes}]
      responses: {200: {description: ok, schema: {$ref: '#/definitions/Item'}}, 400: {description: no}}
    post:
      operationId: make
      parameters: [{$ref: '#/parameters/body'}]
      responses: {200: {description: ok, schema: {$ref: '#/definitions/Item'}}, 400: {description: no}}
parameters: {body: {name: body, in: body, required: true, schema: {$ref: '#/definitions/New'}}}
definitions:
  Item: {type: object, required: [id], properties: {id: {type: string}, note: {type: string, x-nullable: true}}}
  New: {type: object, required: [n], properties: {n: {type: integer}}}
`,
    following: ({ method, url, json }) => {
      if (url.pathname !== '/v1/it' || (method !== 'GET' && method !== 'POST')) return [method === 'PUT' ? 405 : 404];
      const ids = (url.searchParams.get('ids') ?? '').split('|').filter((one) => /^-?\d+$/.test(one));
      const isRight =
        method === 'GET' ? ids.length === 2 : Number.isInteger((json as { n?: unknown } | null | undefined)?.n);
      return isRight ? [200, { id: 'a', note: null }] : [400];
    },
    breaking: [() => [200, { id: 1 }]],
  },
];

for (const pair of pairs)
  test(`a document is read with ${pair.kind}`, async (t) => {
    await holdPair(t, pair);
  });

test('a place that cannot be read costs that place, and is told', async (t) => {
  const broken = "get: {responses: {'200': {$ref: '#/components/responses/Nope'}}}";
  const odd = get.replace('operationId: it', 'operationId: odd').replace('{type: string}', '{type: any, minLength: 1}');
  const document = `${head}paths:\n  /it: {${get}}\n  /broken: {${broken}}\n  /odd: {${odd}}\n  /none: {$ref: '#/nowhere'}\n`;
  const { failed, leftOut, seen } = await ranByDocument(t, document, giving({}));
  assert.deepEqual(failed.includes('response-schema'), true);
  for (const place of ['/broken/get/responses/200: refers to', 'id/type: is "any"', '/~1none: refers to #/nowhere'])
    assert.ok(
      leftOut.some((what) => what.includes('cannot be read') && what.replace('~1broken', '/broken').includes(place)),
      `${place}: ${leftOut.join('\n')}`,
    );
  assert.ok(seen.some(({ url }) => url.pathname === '/odd'));
});

test('a document of webhooks alone says where they are judged', async (t) => {
  const document =
    "openapi: 3.1.0\ninfo: {title: Hooks, version: '1'}\nwebhooks: {paid: {post: {responses: {'200': {description: ok}}}}}\n";
  await assert.rejects(ranByDocument(t, document, giving({})), /only webhooks: .*`startSink\(\{ contractFile \}\)`/);
});
