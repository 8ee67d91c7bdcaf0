import { strictnesses, levels } from '../contracts/model/levels.js';
import { highestAnswerLimits } from './answer-limits.js';

/** A secret: its text, which may be empty where nothing is asked for, or the environment variable that holds it. */
const secret = {
  type: ['string', 'object'],
  if: { type: 'object' },
  then: { properties: { env: { type: 'string', minLength: 1 } }, required: ['env'], additionalProperties: false },
};
const text = { type: 'string', minLength: 1 };
const httpUrl = { type: 'string', pattern: '^https?://[^/?#\\s]+' };
const port = { type: 'integer', minimum: 0, maximum: 65_535 };
const milliseconds = { type: 'number', minimum: 0 };
const strictness = { enum: strictnesses };

const budgetMs = {
  type: 'object',
  properties: { p50: milliseconds, p95: milliseconds, p99: milliseconds },
  additionalProperties: false,
};

const limits = {
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(highestAnswerLimits).map(([name, maximum]) => [name, { type: 'integer', minimum: 1, maximum }]),
  ),
  additionalProperties: false,
};

const sandboxTarget = {
  properties: {
    kind: {},
    strictness,
    responseTimeMs: milliseconds,
    limits,
    deliveries: { type: 'object', properties: { budgetMs }, additionalProperties: false },
  },
  additionalProperties: false,
};

const sink = {
  type: 'object',
  if: { required: ['url'] },
  then: {
    properties: { url: httpUrl, readToken: secret, inbox: text },
    required: ['readToken'],
    additionalProperties: false,
  },
  else: { properties: { host: text, port }, additionalProperties: false },
};

const triggers = {
  type: 'object',
  properties: { kind: { enum: ['prompt', 'hook'] } },
  required: ['kind'],
  if: { properties: { kind: { const: 'hook' } } },
  then: {
    properties: {
      kind: {},
      url: httpUrl,
      secret,
      header: text,
      timeoutMs: milliseconds,
      offers: { type: 'array', items: text },
    },
    required: ['url', 'secret', 'offers'],
    additionalProperties: false,
  },
  else: {
    properties: { kind: {}, timeoutMs: milliseconds, offers: { type: 'array', items: text } },
    additionalProperties: false,
  },
};

const oauth2 = {
  properties: {
    tokenUrl: httpUrl,
    clientId: secret,
    clientSecret: secret,
    scope: text,
    username: secret,
    password: secret,
    inBody: { type: 'boolean' },
  },
  required: ['clientId'],
  dependentRequired: { username: ['password'], password: ['username'] },
  additionalProperties: false,
};
const tokenCommand = {
  properties: { command: text, seconds: { type: 'number', exclusiveMinimum: 0 } },
  additionalProperties: false,
};
/** A key, a token by OAuth 2.0, or one that a command prints. */
const credential = {
  type: ['string', 'object'],
  if: { type: 'object', required: ['command'] },
  then: tokenCommand,
  else: { if: { type: 'object', required: ['tokenUrl'] }, then: oauth2, else: secret },
};

/** A file, or the environment variable that holds the text itself. */
const pem = secret;
const tls = {
  type: 'object',
  properties: { ca: pem, cert: pem, key: pem },
  dependentRequired: { cert: ['key'], key: ['cert'] },
  additionalProperties: false,
};

const calls = { type: 'integer', minimum: 0 };
const callsByKind = {
  type: 'object',
  properties: { kyc: calls, card: calls, sepa: calls, exchange: calls, 'crypto-withdrawal': calls },
  additionalProperties: false,
};
const users = { type: 'array', items: text };

const remoteTarget = {
  properties: {
    kind: {},
    baseUrl: httpUrl,
    apiKey: secret,
    otherApiKey: secret,
    headers: {
      type: 'object',
      propertyNames: { pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$" },
      additionalProperties: secret,
    },
    credentials: { type: 'object', additionalProperties: credential },
    webhookToken: secret,
    strictness,
    sink,
    deliveries: {
      type: 'object',
      properties: { deadlineMs: milliseconds, quietMs: milliseconds, budgetMs },
      additionalProperties: false,
    },
    budget: callsByKind,
    dailyBudget: callsByKind,
    rateLimit: { type: 'number', exclusiveMinimum: 0, maximum: 10_000 },
    fixtures: {
      type: 'object',
      properties: { verified: users, extended: users, suspended: users, funded: users },
      additionalProperties: false,
    },
    triggers,
    responseTimeMs: milliseconds,
    limits,
    proxy: secret,
    tls,
    slow: { type: 'boolean' },
  },
  required: ['baseUrl'],
  additionalProperties: false,
};

/** JSON Schema of `conformance.config.ts`: what {@link ConformanceConfig} says, for those whose editor checks no types. */
export const configSchema = {
  type: 'object',
  properties: {
    apiVersion: text,
    target: text,
    targets: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        properties: { kind: { enum: ['sandbox', 'remote'] } },
        required: ['kind'],
        if: { properties: { kind: { const: 'sandbox' } } },
        then: sandboxTarget,
        else: remoteTarget,
      },
    },
    contracts: text,
    reportDir: text,
    failOn: { enum: levels },
    requireProof: { type: 'boolean' },
    gate: {
      type: 'object',
      properties: { require: { type: 'array', items: text } },
      additionalProperties: false,
    },
    waivers: text,
  },
  additionalProperties: false,
};
