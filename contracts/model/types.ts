import type { Evidence, EvidenceNode } from './evidence.js';
import type { Facts } from './facts.js';

/** A JSON Schema 2020-12 object with the project's extensions. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
  items?: Schema;
  maxItems?: number;
  minItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  default?: unknown;
  /** Values that it is shown with. */
  examples?: unknown[];
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  /** Which member names the branch that is meant (OpenAPI, Discriminator Object). */
  discriminator?: { propertyName: string; mapping?: Record<string, string> };
  if?: Schema;
  then?: Schema;
  else?: Schema;
  contentMediaType?: string;
  description?: string;
  /** The set of `enum` may grow: an unknown value in an answer is drift, not a violation. */
  'x-open'?: boolean;
  /** Whether a part of it could not be read: it holds values to less than the document does. */
  'x-unread'?: boolean;
  'x-enum-evidence'?: Record<string, Evidence>;
  'x-evidence'?: EvidenceNode;
  [extension: `x-${string}`]: unknown;
}

/** How a member of a form is written (OpenAPI, Encoding Object). */
export interface Encoding {
  contentType?: string;
  style?: string;
  explode?: boolean;
}

export interface MediaType {
  schema?: Schema;
  /** Of forms: by member. */
  encoding?: Record<string, Encoding>;
  /** `x-truncated`: the page shows the beginning only; members left out are simply missing. */
  examples?: Record<string, { value: unknown; 'x-truncated'?: boolean; 'x-evidence'?: EvidenceNode }>;
}

export interface ResponseObject {
  description: string;
  content?: Record<string, MediaType>;
  headers?: Record<string, { required?: boolean; schema?: Schema; 'x-evidence'?: EvidenceNode }>;
  'x-evidence'?: EvidenceNode;
  /** Error codes this operation documents for the status. */
  'x-error-codes'?: { code: string; 'x-evidence': EvidenceNode }[];
}

export interface ParameterObject {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  schema: Schema;
  /** How its value is written (OpenAPI, Style Values); as usual in its place where it is left out. */
  style?: string;
  explode?: boolean;
  allowReserved?: boolean;
  /** Media type that its value is written in, instead of a style. */
  contentType?: string;
  /** A value that it is shown with. */
  example?: unknown;
  'x-evidence'?: EvidenceNode;
}

export interface OperationObject {
  operationId: string;
  summary: string;
  tags?: string[];
  security?: Record<string, string[]>[];
  parameters?: ParameterObject[];
  requestBody?: { required?: boolean; content: Record<string, MediaType>; 'x-evidence'?: EvidenceNode };
  responses: Record<string, ResponseObject>;
  /** The media type of its body that requests are made in, where that is not JSON. */
  'x-media-type'?: string;
  /** Path of the server, before the operation's own; a target whose address has a path of its own is asked there. */
  'x-base-path'?: string;
  /** Host of a server of its own, which is another one than the target. */
  'x-host'?: string;
  /** Refusals may have other statuses than those listed: nobody said that the list is whole. */
  'x-open-refusals'?: boolean;
  /** Whether a part of it could not be read. */
  'x-unread'?: boolean;
  'x-evidence'?: EvidenceNode;
  /** Further operation ids of the dossier that share this method and path. */
  'x-alias'?: string[];
}

export type WebhookOperation = OperationObject & { 'x-webhook': WebhookPlace };

/** A webhook's path item: one method. */
export type WebhookObject = Record<string, WebhookOperation>;

/** Where the provider calls, with the evidence for the path. */
export interface WebhookPlace {
  path: string;
  'x-evidence': EvidenceNode;
  alternatives?: { path: string; 'x-evidence': EvidenceNode }[];
  /** How well it is known when the provider sends it. */
  fires: EvidenceNode;
}

export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string; description?: string; license?: { name: string; identifier?: string } };
  servers?: { url: string; description?: string }[];
  tags?: { name: string; description?: string }[];
  paths: Record<string, Record<string, OperationObject>>;
  webhooks: Record<string, WebhookObject>;
  components?: { schemas?: Record<string, Schema>; securitySchemes?: Record<string, unknown> };
  'x-evidence'?: EvidenceNode;
  /** Paths and calls of a foreign document that could not be read at all. */
  'x-unread-calls'?: string[];
}

/** An operation as the rest of the project uses it. */
export interface Operation {
  id: string;
  /** Upper case. */
  method: string;
  /** OpenAPI path template. */
  path: string;
  /** JSON Pointer of the operation object in the document. */
  pointer: string;
  object: OperationObject;
  /** Evidence of method and path. */
  evidence: Evidence;
}

/** A webhook as the rest of the project uses it. */
export interface Webhook {
  id: string;
  path: string;
  pointer: string;
  /** Upper case. */
  method: string;
  object: WebhookOperation;
  /** Evidence of the path. */
  evidence: Evidence;
  /** JSON Pointer of the payload's schema in the document. It leads to nothing where the webhook has no body. */
  schemaPointer: string;
}

/** A loaded contract: the document, the facts, and look-ups by id. */
export interface Contract {
  version: string;
  /** SHA-256 of the derived index, for records. */
  hash: string;
  document: OpenApiDocument;
  facts: Facts;
  operations: ReadonlyMap<string, Operation>;
  webhooks: ReadonlyMap<string, Webhook>;
}

/** One way in which a value breaks a schema. */
export interface Violation {
  /** Where in the value (JSON Pointer). */
  pointer: string;
  keyword: string;
  /** Where in the contract's document (JSON Pointer of the schema node). */
  schemaPointer: string;
  message: string;
  expected: string;
  /** A short rendering of what stands there. */
  actual: string;
  evidence: Evidence;
}

/** A key or an enum value that the contract does not know. */
export interface Drift {
  pointer: string;
  kind: 'undeclared-field' | 'unknown-enum-value';
  /** Where in the contract's document: of a field the object that doesn't declare it, of a value the set (JSON Pointer). */
  schemaPointer: string;
  actual: string;
  known?: string;
  evidence: Evidence;
}

export type { Currency, ErrorCode, Facts } from './facts.js';
export type { Evidence };
