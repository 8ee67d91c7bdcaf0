import { weakestEvidence, type Evidence } from '../../contracts/model/evidence.js';
import { evidenceOf } from '../../contracts/model/look-up.js';
import { evidenceGround, type Ground } from '../../contracts/model/ground.js';
import { escapeToken, toPointer } from '../../contracts/model/pointer.js';
import type { Contract, Operation, ParameterObject, Schema } from '../../contracts/model/types.js';
import type { PlannedRequest } from './case.js';
import { writtenBody } from './writing/body.js';
import { acceptable, requestMedia, requestType } from './writing/media.js';
import { writtenInPath } from './writing/styles.js';
import { typesOf } from '../../contracts/model/schema-types.js';

/** Pointer of the schema of an operation's request body, in the media type that it is made in. */
export function requestSchemaPointer(operation: Operation): string | undefined {
  const type = requestType(operation);
  return type === undefined || !requestMedia(operation)
    ? undefined
    : `${operation.pointer}/requestBody/content/${escapeToken(type)}/schema`;
}

/** Schema of an operation's request body, in the media type that it is made in. */
export function requestSchema(operation: Operation): Schema | undefined {
  return requestMedia(operation)?.schema;
}

const placeholder = /\{([^{}]+)\}/g;

/** Names of path parameters, in their order. */
export function pathParameters({ path }: Pick<Operation, 'path'>): string[] {
  return [...path.matchAll(placeholder)].map(([, name = '']) => name);
}

/** Values of a path parameter that is a list, which base requests hold as one text. */
function valuesOf({ schema }: ParameterObject, value: string): string | string[] {
  return typesOf(schema).includes('array') ? value.split(',') : value;
}

/**
 * The request of an operation: path parameters filled in and encoded, a body in the media type that it is made in.
 * @param schema of the body, its references folded in: it tells files of a form from texts
 */
export function planRequest(
  operation: Operation,
  parameters: Record<string, string>,
  body?: unknown,
  schema?: Schema,
): PlannedRequest {
  const { object } = operation;
  const path = operation.path.replace(placeholder, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`${operation.id}: no value for the path parameter ${name}`);
    const parameter = object.parameters?.find((one) => one.in === 'path' && one.name === name);
    return parameter ? writtenInPath(parameter, valuesOf(parameter, value)) : encodeURIComponent(value);
  });
  const written =
    body === undefined
      ? undefined
      : writtenBody(requestType(operation) ?? 'application/json', requestMedia(operation) ?? {}, body, schema);
  const { 'x-base-path': basePath } = object;
  return {
    method: operation.method,
    path,
    ...(basePath === undefined ? {} : { basePath }),
    headers: { accept: acceptable(operation), ...(written ? { 'content-type': written.contentType } : {}) },
    ...(written ? { body: written.body } : {}),
  };
}

/** Everything that has to be right for a valid request to be accepted: path and method, and each member sent. */
export function acceptanceEvidence(contract: Contract, operation: Operation, body?: unknown): Evidence[] {
  const schemaPointer = requestSchemaPointer(operation);
  const members = Object.keys((body as Record<string, unknown> | undefined) ?? {});
  return [
    operation.evidence,
    ...members.map((name) => evidenceOf(contract, `${schemaPointer}${toPointer(['properties', name])}`)),
  ];
}

/**
 * What it rests on that a valid request is accepted: path and method, and every member of the body that it demands or
 * that the request sends. The weakest decides.
 */
export function acceptanceGround(contract: Contract, operation: Operation, body?: unknown): Ground {
  return evidenceGround(weakestEvidence(acceptanceEvidence(contract, operation, body)));
}

/**
 * Evidence that an operation answers an error code, with the status of the catalogue.
 * An operation that doesn't list the code leaves it assumed there.
 */
export function errorCodeEvidence(
  contract: Contract,
  operation: Operation,
  code: string,
): { status: number; evidence: Evidence } {
  const row = contract.facts.errorCodes.find((entry) => entry.code === code);
  if (!row) throw new Error(`the catalogue of version ${contract.version} has no error code ${code}`);
  const listed = operation.object.responses[String(row.status)]?.['x-error-codes']?.find(
    (entry) => entry.code === code,
  );
  const source = operation.object.summary;
  return {
    status: row.status,
    evidence: listed ? weakestEvidence([row.evidence, listed['x-evidence']]) : { grade: 'assumed', source },
  };
}
