import { test } from 'node:test';
import { holdPair, type Handler, type Pair } from '../../cli/test-support/any-api.js';

/** A document of one GET whose answers have headers, under a status or range. */
const documentOf = (headers: string, status = '200', around = ''): string => `openapi: 3.0.3
info: {title: Headers, version: '1'}
paths:
  /it: {get: {operationId: it, responses: {'${status}': {description: ok, headers: {${headers}}, content: {application/json: {schema: {type: object}}}}}}}
${around}
`;

/** A server whose answers have headers. */
const giving =
  (headers: Readonly<Record<string, string>>): Handler =>
  ({ method }) =>
    method === 'GET' ? [200, {}, headers] : [405, {}];

const pairs: readonly Pair[] = [
  {
    kind: 'a number',
    document: documentOf('X-Rate-Limit: {required: true, schema: {type: integer, minimum: 0}}'),
    following: giving({ 'X-Rate-Limit': '60' }),
    breaking: [giving({}), giving({ 'x-rate-limit': 'sixty' }), giving({ 'x-rate-limit': '-1' })],
  },
  {
    kind: 'a time, and a set, which may be left out',
    document: documentOf(
      'X-Until: {schema: {type: string, format: date-time}}, X-Cache: {schema: {type: string, enum: [hit, miss]}}',
    ),
    following: giving({ 'X-Until': '2026-02-01T09:30:00Z' }),
    breaking: [giving({ 'X-Until': 'tomorrow' }), giving({ 'X-Cache': 'maybe' })],
  },
  {
    kind: 'digits that are a text, and a flag',
    document: documentOf(
      'X-Request-Id: {schema: {type: string, maxLength: 5}}, X-Last: {schema: {type: boolean}}, X-Any: {schema: {}}',
    ),
    following: giving({ 'X-Request-Id': '12345', 'X-Last': 'true', 'X-Any': '7' }),
    breaking: [giving({ 'X-Request-Id': '123456' }), giving({ 'X-Last': 'yes' })],
  },
  {
    kind: 'a list',
    document: documentOf('X-Ids: {schema: {type: array, minItems: 2, items: {type: integer}}}'),
    following: giving({ 'X-Ids': '1, 2' }),
    breaking: [giving({ 'X-Ids': '1' }), giving({ 'X-Ids': '1,b' })],
  },
  {
    kind: 'a shared header, under a range of statuses',
    document: documentOf(
      "X-Page: {$ref: '#/components/headers/Page'}",
      '2XX',
      "components: {headers: {Page: {required: true, schema: {$ref: '#/components/schemas/Page'}}}, schemas: {Page: {type: integer}}}",
    ),
    following: giving({ 'X-Page': '1' }),
    breaking: [giving({}), giving({ 'X-Page': 'one' })],
  },
  {
    kind: 'an object, which can be written in many ways',
    document: documentOf('X-Range: {schema: {type: object, properties: {from: {type: integer}}}}'),
    following: giving({ 'X-Range': 'from,1' }),
  },
];

for (const pair of pairs)
  test(`headers of answers are held to ${pair.kind}`, async (t) => {
    await holdPair(t, { ...pair, finds: 'headers' });
  });
