import type { MediaType, OpenApiDocument, OperationObject, Schema } from '../../../contracts/model/types.js';
import { deriveSchema } from '../../schema/derive.js';
import { lineOfOperation } from '../lines.js';
import type { ReadBody, ReadCall } from '../reading.js';
import { inlined } from './inline.js';

/** Where a document stands in a text. */
export interface Placed {
  name: string;
  text: string;
  /** Line of the text at which the document begins; 1 where it is the whole text. */
  firstLine: number;
}

const webhookWord = /\bweb-?hooks?\b|\bcallbacks?\b/i;

/** The schema of a media type, from its examples where the document has none. */
function bodyOf(
  content: Readonly<Record<string, MediaType>> | undefined,
  schemas: Record<string, Schema>,
): ReadBody | undefined {
  const [first] = Object.entries(content ?? {}).sort(
    ([a], [b]) => Number(b.includes('json')) - Number(a.includes('json')),
  );
  if (!first) return undefined;
  const [contentType, { schema, examples }] = first;
  const samples = Object.values(examples ?? {}).map(({ value }) => value);
  if (schema !== undefined && Object.keys(schema).length > 0) return { contentType, schema: inlined(schema, schemas) };
  if (samples.length === 0) return { contentType, schema: {} };
  const evidence = { grade: 'documented' } as const;
  const { 'x-evidence': _evidence, ...derived } = deriveSchema(samples, { sample: evidence, prose: evidence });
  return { contentType, schema: derived as Schema };
}

function callOf(
  {
    operation,
    method,
    path,
    kind,
  }: { operation: OperationObject; method: string; path: string; kind: ReadCall['kind'] },
  schemas: Record<string, Schema>,
  { name, text, firstLine }: Placed,
): ReadCall {
  const request = bodyOf(operation.requestBody?.content, schemas);
  const responses = Object.entries(operation.responses).map(([status, { description, content }]) => {
    const body = bodyOf(content, schemas);
    return [status, { description, ...(body ? { body } : {}) }] as const;
  });
  const line = firstLine + lineOfOperation(text, path, method) - 1;
  return {
    kind,
    method: method.toUpperCase(),
    path,
    operationId: operation.operationId,
    title: operation.summary,
    grade: 'documented',
    where: `${name}:${line}`,
    parameters: (operation.parameters ?? []).map((one) => ({ ...one, schema: inlined(one.schema, schemas) })),
    ...(request ? { request } : {}),
    responses: Object.fromEntries(responses),
  };
}

/** The calls of a document; a path that a tag calls a webhook may be one. */
export function callsOf(document: OpenApiDocument, placed: Placed): ReadCall[] {
  const schemas = document.components?.schemas ?? {};
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => {
      const told = [...(operation.tags ?? []), operation.summary].some((text) => webhookWord.test(text));
      return callOf({ operation, method, path, kind: told ? 'unknown' : 'operation' }, schemas, placed);
    }),
  );
  const webhooks = Object.entries(document.webhooks).flatMap(([id, item]) =>
    Object.entries(item).map(([method, operation]) => {
      const call = callOf({ operation, method, path: operation['x-webhook'].path, kind: 'webhook' }, schemas, placed);
      return { ...call, operationId: id };
    }),
  );
  return [...operations, ...webhooks];
}
