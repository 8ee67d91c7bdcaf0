/** Small documents around a piece that is under test. */
import { isObject, type JsonObject } from '../../model/json-value.js';
import type { Direction } from '../change.js';
import type { Described } from '../named.js';

/** Where a schema stands in a made document. */
export interface Carried {
  direction: Direction;
  described: Described;
}

export const carriers: readonly Carried[] = [
  { direction: 'request', described: 'body' },
  { direction: 'request', described: 'property' },
  { direction: 'request', described: 'parameter' },
  { direction: 'response', described: 'body' },
  { direction: 'response', described: 'property' },
  { direction: 'response', described: 'header' },
  { direction: 'webhook', described: 'body' },
  { direction: 'webhook', described: 'property' },
  { direction: 'webhook-answer', described: 'property' },
  { direction: 'callback', described: 'property' },
  { direction: 'callback-answer', described: 'property' },
];

const securitySchemes = {
  key: { type: 'apiKey', in: 'header', name: 'x-key' },
  token: { type: 'http', scheme: 'bearer' },
  oauth: {
    type: 'oauth2',
    flows: { clientCredentials: { tokenUrl: 'https://a.example/token', scopes: { read: '', write: '' } } },
  },
};

/** A document with further members; lists and maps of components are kept. */
export function documentOf(members: JsonObject): JsonObject {
  const { components, ...rest } = members;
  return {
    openapi: '3.1.0',
    info: { title: 'Made', version: '1' },
    paths: {},
    ...rest,
    components: { securitySchemes, ...(isObject(components) ? components : {}) },
  };
}

const ok = { '200': { description: 'fine' } };

/** An operation, with an answer where it names none. */
export function operationOf(members: JsonObject): JsonObject {
  return { responses: ok, ...members };
}

export function operationDocument(members: JsonObject): JsonObject {
  return documentOf({ paths: { '/things': { post: operationOf(members) } } });
}

export function webhookDocument(members: JsonObject): JsonObject {
  return documentOf({ webhooks: { told: { post: operationOf(members) } } });
}

function callbackDocument(members: JsonObject): JsonObject {
  return operationDocument({ callbacks: { told: { '{$request.body#/url}': { post: operationOf(members) } } } });
}

function content(schema: unknown): JsonObject {
  return { content: { 'application/json': { schema } } };
}

function body(schema: unknown): JsonObject {
  return { requestBody: { required: true, ...content(schema) } };
}

function answer(schema: unknown): JsonObject {
  return { responses: { '200': { description: 'fine', ...content(schema) } } };
}

function inside(schema: unknown): JsonObject {
  return { type: 'object', required: ['v'], properties: { v: schema } };
}

/** A document that has a schema in a place. */
export function carrying(schema: unknown, { direction, described }: Carried, components: JsonObject = {}): JsonObject {
  const own = described === 'property' ? inside(schema) : schema;
  const whole = (): JsonObject => {
    switch (direction) {
      case 'request':
        return described === 'parameter'
          ? operationDocument({ parameters: [{ name: 'p', in: 'query', schema }] })
          : operationDocument(body(own));
      case 'response':
        return described === 'header'
          ? operationDocument({ responses: { '200': { description: 'fine', headers: { 'X-V': { schema } } } } })
          : operationDocument(answer(own));
      case 'webhook':
        return webhookDocument(body(own));
      case 'webhook-answer':
        return webhookDocument(answer(own));
      case 'callback':
        return callbackDocument(body(own));
      case 'callback-answer':
        return callbackDocument(answer(own));
      case 'api':
        return documentOf({});
    }
  };
  const made = whole();
  return { ...made, components: { ...(made['components'] as JsonObject), schemas: components } };
}
