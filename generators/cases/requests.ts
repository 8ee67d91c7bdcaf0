import { weakestEvidence, type Evidence } from '../../contracts/model/evidence.js';
import { evidenceOf } from '../../contracts/model/look-up.js';
import { evidenceGround, type Ground } from '../../contracts/model/ground.js';
import { toPointer } from '../../contracts/model/pointer.js';
import type { Contract, Operation, Schema } from '../../contracts/model/types.js';
import type { PlannedRequest } from './case.js';

const json = 'application/json';

/** Pointer of the JSON schema of an operation's request body, where it has one. */
export function requestSchemaPointer(operation: Operation): string | undefined {
  return operation.object.requestBody?.content[json]
    ? `${operation.pointer}/requestBody/content/application~1json/schema`
    : undefined;
}

/** JSON schema of an operation's request body, where it has one. */
export function requestSchema(operation: Operation): Schema | undefined {
  return operation.object.requestBody?.content[json]?.schema;
}

const placeholder = /\{([^{}]+)\}/g;

/** Names of path parameters, in their order. */
export function pathParameters({ path }: Pick<Operation, 'path'>): string[] {
  return [...path.matchAll(placeholder)].map(([, name = '']) => name);
}

/** The request of an operation: path parameters filled in and encoded, a body given as JSON. */
export function planRequest(operation: Operation, parameters: Record<string, string>, body?: unknown): PlannedRequest {
  const path = operation.path.replace(placeholder, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`${operation.id}: no value for the path parameter ${name}`);
    return encodeURIComponent(value);
  });
  return {
    method: operation.method,
    path,
    headers: { accept: json, ...(body === undefined ? {} : { 'content-type': json }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
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
