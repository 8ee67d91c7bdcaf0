import { scriptsSchema } from '../answers/script.js';

/** A secret: its text, or the environment variable that holds it. */
const secret = {
  type: ['string', 'object'],
  if: { type: 'object' },
  then: { properties: { env: { type: 'string', minLength: 1 } }, required: ['env'], additionalProperties: false },
  else: { minLength: 1 },
};
const port = { type: 'integer', minimum: 0, maximum: 65_535 };
const text = { type: 'string', minLength: 1 };
const httpUrl = { type: 'string', pattern: '^https?://[^/?#\\s]+' };

const inbox = {
  type: 'object',
  properties: {
    name: text,
    apiVersion: text,
    port,
    host: text,
    pathPrefix: text,
    selectByToken: { type: 'boolean' },
    token: secret,
    answers: scriptsSchema,
    acknowledgement: {
      type: 'object',
      properties: { status: { type: 'integer', minimum: 200, maximum: 599 }, body: {} },
      required: ['status', 'body'],
      additionalProperties: false,
    },
    forward: httpUrl,
    publicUrl: httpUrl,
  },
  required: ['name'],
  additionalProperties: false,
};

/** JSON Schema of a sink's configuration. */
export const configSchema = {
  type: 'object',
  properties: {
    port,
    host: text,
    journal: text,
    publicUrl: httpUrl,
    tls: {
      type: 'object',
      properties: { key: text, cert: text },
      required: ['key', 'cert'],
      additionalProperties: false,
    },
    bodyLimitBytes: { type: 'integer', minimum: 1, maximum: 1024 * 1024 * 1024 },
    headerLimitBytes: { type: 'integer', minimum: 1024, maximum: 1024 * 1024 },
    requestTimeoutMs: { type: 'integer', minimum: 100, maximum: 3_600_000 },
    inboxes: { type: 'array', minItems: 1, maxItems: 100, items: inbox },
  },
  additionalProperties: false,
};
