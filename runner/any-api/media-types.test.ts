import { test } from 'node:test';
import { holdPair, type Handler, type Pair } from '../../cli/test-support/any-api.js';

const item = '{type: object, required: [id], properties: {id: {type: string}}}';

/** A document of one GET whose answer is of a media type or range. */
const documentOf = (type: string, schema = item): string => `openapi: 3.1.0
info: {title: Types, version: '1'}
paths:
  /it: {get: {operationId: it, responses: {'200': {description: ok, content: {'${type}': {schema: ${schema}}}}}}}
`;

const giving =
  (type: string, body: string): Handler =>
  ({ method }) =>
    method === 'GET' ? [200, body, { 'content-type': type }] : [405, {}];

const lines = '{"id":"a"}\n{"id":"b"}\r\n';

const pairs: readonly Pair[] = [
  ...['application/x-ndjson', 'application/ndjson', 'application/jsonl', 'application/stream+json'].map(
    (type): Pair => ({
      kind: `${type}, a line each`,
      document: documentOf(type),
      following: giving(type, lines),
      breaking: [giving(type, '{"id":"a"}\n{"id":1}\n'), giving(type, '{"id":"a"}\n{"id"')],
    }),
  ),
  {
    kind: 'lines, described as a list',
    document: documentOf('application/x-ndjson', `{type: array, items: ${item}}`),
    following: giving('application/x-ndjson', lines),
    breaking: [giving('application/x-ndjson', '{"id":"a"}\n{"id":1}\n')],
  },
  {
    kind: 'texts behind separators',
    document: documentOf('application/json-seq'),
    following: giving('application/json-seq', '\u001e{"id":"a"}\n\u001e{"id":"b"}\n'),
    breaking: [giving('application/json-seq', '\u001e{"id":1}\n')],
  },
  {
    kind: 'no line at all',
    document: documentOf('application/x-ndjson'),
    following: giving('application/x-ndjson', ''),
  },
  {
    kind: 'events',
    document: documentOf('text/event-stream'),
    following: giving('text/event-stream', 'event: made\ndata: {"id":"a"}\n\n'),
  },
  ...['*/*', 'application/*'].map((range): Pair => ({
    kind: `JSON within ${range}`,
    document: documentOf(range),
    following: giving('application/json; charset=utf-8', '{"id":"a"}'),
    breaking: [giving('application/json', '{"id":1}'), giving('application/vnd.shop+json', '{}')],
  })),
  {
    kind: 'another type within a range',
    document: documentOf('*/*'),
    following: giving('text/csv', 'id\na\n'),
  },
  {
    kind: 'lines within a range',
    document: documentOf('application/*'),
    following: giving('application/x-ndjson', lines),
    breaking: [giving('application/x-ndjson', '{"id":1}\n')],
  },
  {
    kind: 'a type with a parameter',
    document: documentOf('application/json; charset=utf-8'),
    following: giving('application/json', '{"id":"a"}'),
    breaking: [giving('application/json', '{"id":1}'), giving('application/json;charset=UTF-8', '{}')],
  },
];

for (const pair of pairs)
  test(`answers are read as ${pair.kind}`, async (t) => {
    await holdPair(t, pair);
  });
