import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ranByDocument, type Handler } from '../../cli/test-support/any-api.js';

const document = `openapi: 3.1.0
info: {title: Shops, version: '1'}
paths:
  /shops/{shop}/orders:
    get:
      operationId: listOrders
      parameters:
        - {in: path, name: shop, required: true, schema: {type: string}}
        - {in: query, name: region, required: true, schema: {type: string}}
        - {in: header, name: X-Till, required: true, schema: {type: integer}}
      responses:
        '200': {description: d, content: {application/json: {schema: {type: array}}}}
        4XX: {description: refused}
  /orders:
    post:
      operationId: createOrder
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [product, buyer]
              properties:
                product: {type: string, maxLength: 12}
                buyer: {type: object, required: [country], properties: {country: {type: string}, city: {type: string}}}
      responses:
        '201': {description: d, content: {application/json: {schema: {type: object, required: [id], properties: {id: {type: string}}}}}}
        4XX: {description: refused}
`;

/** A service that knows one shop, one region, one till and one product. */
function service(isStrict: boolean): Handler {
  return ({ method, url, headers, json }) => {
    if (url.pathname.endsWith('/orders') && url.pathname !== '/orders') {
      if (method !== 'GET') return [405];
      const isKnown = url.pathname === '/shops/s1/orders' && url.searchParams.get('region') === 'south';
      return isKnown && headers['x-till'] === '7' ? [200, []] : [404];
    }
    if (method !== 'POST') return [405];
    const { product, buyer } = (json ?? {}) as { product?: unknown; buyer?: { country?: unknown; city?: unknown } };
    const isRight =
      product === 'book' && buyer?.country === 'PL' && (buyer.city === undefined || typeof buyer.city === 'string');
    return isRight ? [201, { id: 'o1' }] : [isStrict ? 400 : 201, isStrict ? undefined : { id: 'o1' }];
  };
}

const given = [
  { place: 'path', name: 'shop', value: 's1' },
  { place: 'query', name: 'region', value: 'north' },
  { operation: 'list*', place: 'query', name: 'region', value: 'south' },
  { place: 'header', name: 'x-till', value: 7 },
  { place: 'body', name: '/product', value: 'book' },
  { operation: 'createOrder', place: 'body', name: '/buyer/country', value: 'PL' },
] as const;

test('without what a service knows its valid requests are refused; with given values they are accepted, and cases change them', async (t) => {
  const blind = await ranByDocument(t, document, service(true));
  assert.ok(!blind.seen.some(({ url }) => url.pathname === '/shops/s1/orders'));
  const run = await ranByDocument(t, document, service(true), { given });
  assert.deepEqual([run.failed, run.errors], [[], []]);
  const posted = run.seen.filter(({ method, url }) => method === 'POST' && url.pathname === '/orders');
  const products = new Set(posted.map(({ json }) => (json as { product?: unknown } | undefined)?.product));
  assert.ok(products.has('book') && products.size > 2, 'cases change what was given');
  const lacking = posted
    .map(({ raw }) => raw.toString())
    .filter((text) => text.startsWith('{') && !text.includes('buyer'));
  assert.ok(lacking.includes('{"product":"book"}'), lacking.join());
});

test('a service that takes everything is caught by what it should have refused', async (t) => {
  const run = await ranByDocument(t, document, service(false), { given });
  assert.ok(run.failed.includes('invalid-data-accepted'), run.failed.join());
});
