/** The kinds of place where an OpenAPI document has a schema. */
import { components as shared } from './schema-edits.js';
import type { Heading, JsonObject } from './edit.js';

export interface Carrier {
  name: string;
  heading: Heading;
  /** A document with the schema there. */
  document(schema: unknown, components?: JsonObject): JsonObject;
}

const ok = { '200': { description: 'fine' } };

/** A document with parts added to an empty one. */
export function documentOf(parts: JsonObject, schemas: JsonObject = {}, components: JsonObject = {}): JsonObject {
  return {
    openapi: '3.1.0',
    info: { title: 'Made', version: '1' },
    paths: {},
    ...parts,
    components: { schemas: { ...shared, ...schemas }, ...components },
  };
}

export type CallKind = 'operation' | 'webhook' | 'callback';
export const callKinds: readonly CallKind[] = ['operation', 'webhook', 'callback'];

/** Where a call's own message goes, and that of who answers. */
export const headings: Readonly<Record<CallKind, { sent: Heading; answered: Heading }>> = {
  operation: { sent: 'request', answered: 'response' },
  webhook: { sent: 'webhook', answered: 'webhook-answer' },
  callback: { sent: 'callback', answered: 'callback-answer' },
};

/** Documents with one call; further members of its path item beside the operation. */
export const calls: Readonly<
  Record<CallKind, (operation: JsonObject, item?: JsonObject, method?: string) => JsonObject>
> = {
  operation: (operation, item = {}, method = 'post') => ({
    paths: { '/things/{id}': { ...item, [method]: { responses: ok, ...operation } } },
  }),
  webhook: (operation, item = {}, method = 'post') => ({
    webhooks: { told: { ...item, [method]: { responses: ok, ...operation } } },
  }),
  callback: (operation, item = {}, method = 'post') => ({
    paths: {
      '/orders': {
        post: {
          responses: ok,
          callbacks: { told: { '{$request.body#/url}': { ...item, [method]: { responses: ok, ...operation } } } },
        },
      },
    },
  }),
};

const json = (schema: unknown): JsonObject => ({ content: { 'application/json': { schema } } });

function carrier(name: string, kind: CallKind, isAnswer: boolean, operation: (schema: unknown) => JsonObject): Carrier {
  const { sent, answered } = headings[kind];
  return {
    name: `${kind}, ${name}`,
    heading: isAnswer ? answered : sent,
    document: (schema, components) => documentOf(calls[kind](operation(schema)), components),
  };
}

const bodies = callKinds.flatMap((kind) => [
  carrier('body', kind, false, (schema) => ({ requestBody: { required: true, ...json(schema) } })),
  carrier('body of the answer', kind, true, (schema) => ({
    responses: { '200': { description: 'fine', ...json(schema) } },
  })),
]);

const otherBodies = [
  carrier('form', 'operation', false, (schema) => ({
    requestBody: { content: { 'multipart/form-data': { schema } } },
  })),
  carrier('body of an error', 'operation', true, (schema) => ({
    responses: { ...ok, '4XX': { description: 'wrong', ...json(schema) } },
  })),
  carrier('body of any other answer', 'operation', true, (schema) => ({
    responses: { ...ok, default: { description: 'else', ...json(schema) } },
  })),
];

const parameters = callKinds.flatMap((kind) =>
  (['path', 'query', 'header', 'cookie'] as const)
    .filter((place) => kind === 'operation' || place !== 'path')
    .map((place) =>
      carrier(`${place} parameter`, kind, false, (schema) => ({
        parameters: [{ name: 'id', in: place, required: place === 'path', schema }],
      })),
    ),
);

const otherParameters = [
  carrier('query parameter in a media type', 'operation', false, (schema) => ({
    parameters: [{ name: 'id', in: 'query', ...json(schema) }],
  })),
  {
    name: 'operation, parameter of the path item',
    heading: 'request',
    document: (schema, components) =>
      documentOf(calls.operation({}, { parameters: [{ name: 'q', in: 'query', schema }] }), components),
  } satisfies Carrier,
  {
    name: 'operation, parameter among the components',
    heading: 'request',
    document: (schema, components) =>
      documentOf(calls.operation({ parameters: [{ $ref: '#/components/parameters/Q' }] }), components, {
        parameters: { Q: { name: 'q', in: 'query', schema } },
      }),
  } satisfies Carrier,
];

const headers = callKinds.map((kind) =>
  carrier('header of the answer', kind, true, (schema) => ({
    responses: { '200': { description: 'fine', headers: { 'X-V': { schema } } } },
  })),
);

const otherHeaders = [
  carrier('header of the answer in a media type', 'operation', true, (schema) => ({
    responses: { '200': { description: 'fine', headers: { 'X-V': json(schema) } } },
  })),
  carrier('header of a part of a form', 'operation', false, (schema) => ({
    requestBody: {
      content: {
        'multipart/form-data': {
          schema: { type: 'object', properties: { file: { type: 'string' } } },
          encoding: { file: { headers: { 'X-V': { schema } } } },
        },
      },
    },
  })),
];

/** Where bodies are in XML. */
export const xmlCarriers: readonly Carrier[] = [
  carrier('body in XML', 'operation', false, (schema) => ({
    requestBody: { content: { 'application/xml': { schema } } },
  })),
  carrier('body of the answer in XML', 'operation', true, (schema) => ({
    responses: { '200': { description: 'fine', content: { 'application/soap+xml': { schema } } } },
  })),
];

/** Every kind of place of a schema in a document. */
export const carriers: readonly Carrier[] = [
  ...bodies,
  ...otherBodies,
  ...parameters,
  ...otherParameters,
  ...headers,
  ...otherHeaders,
];
