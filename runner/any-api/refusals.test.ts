import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ranByDocument, type Handler } from '../../cli/test-support/any-api.js';

const documentOf = (media: string): string => `openapi: 3.0.3
info: {title: Refusals, version: '1'}
paths:
  /loans:
    post:
      operationId: createLoan
      requestBody: {required: true, content: {application/json: ${media}}}
      responses: {'201': {description: ok, content: {application/json: {schema: {type: object, required: [id], properties: {id: {type: string}}}}}}, '400': {description: bad}}
`;

const loan =
  '{type: object, required: [product, months], properties: {product: {type: string}, months: {type: integer, minimum: 0}}}';

/** A server that demands more than the document says, and answers without the id that it promises. */
const demanding =
  (refuse: (body: Record<string, unknown>) => object | undefined): Handler =>
  ({ method, json }) => {
    if (method !== 'POST') return [405, {}];
    const body = typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {};
    const refusal = refuse(body as Record<string, unknown>);
    return refusal ? [400, refusal] : [201, { wrong: true }];
  };

test('what the document shows is tried where generated values are refused', async (t) => {
  const onlyKnown = demanding(({ product }) => (product === 'p-7' ? undefined : { message: 'unknown product' }));
  const shown = [
    documentOf(`{schema: ${loan}, example: {product: p-7, months: 3}}`),
    documentOf(`{schema: ${loan}, examples: {one: {value: {product: p-7, months: 3}}}}`),
    documentOf(`{schema: ${loan.replace('product: {type: string}', 'product: {type: string, example: p-7}')}}`),
    documentOf(`{schema: ${loan.slice(0, -1)}, example: {product: p-7, months: 3}}}`),
  ];
  for (const document of shown) {
    const { failed, seen } = await ranByDocument(t, document, onlyKnown);
    assert.ok(failed.includes('response-schema'), document);
    const carried = seen.filter(({ raw }) => raw.toString().includes('p-7'));
    assert.ok(carried.length > seen.length / 3, `${carried.length} of ${seen.length} requests carry what is accepted`);
  }
});

test('what a refusal says of a member is tried', async (t) => {
  const strict = demanding(({ product, months }) => {
    if (product !== 'car' && product !== 'house')
      return { message: ['product must be one of the following values: car, house'] };
    return Number(months) >= 12 ? undefined : { message: ['months must not be less than 12'] };
  });
  const { failed, seen } = await ranByDocument(t, documentOf(`{schema: ${loan}}`), strict);
  assert.ok(failed.includes('response-schema'));
  assert.ok(seen.filter(({ json }) => /"product":"(car|house)","months":\d{2}/.test(JSON.stringify(json))).length > 3);
});

test('where every request is refused nothing is called broken, and few more are sent', async (t) => {
  const closed = demanding(() => ({ message: 'unknown product' }));
  const { failed, seen } = await ranByDocument(
    t,
    documentOf(`{schema: ${loan}, example: {product: p-7, months: 3}}`),
    closed,
  );
  assert.deepEqual(failed, []);
  assert.ok(seen.length < 40);
});

test('what may be there only once is not expected a second time', async (t) => {
  const taken = new Set<unknown>();
  const unique = demanding(({ product }) => {
    if (product !== 'p-7') return { message: 'unknown product' };
    if (taken.has(product)) return { message: 'there is one already' };
    return taken.add(product) && undefined;
  });
  const { findings } = await ranByDocument(
    t,
    documentOf(`{schema: ${loan}, example: {product: p-7, months: 3}}`),
    unique,
  );
  assert.deepEqual(
    findings.filter((one) => one.includes('request-accepted')),
    [],
  );
});
