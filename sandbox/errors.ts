import type { JsonObject } from '../contracts/model/json-value.js';
import type { ErrorCode, Facts } from '../contracts/model/types.js';
import type { VersionTraits } from './versions/index.js';

/** A call refused with a code of the catalogue; thrown by operations before they change anything. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    /** In place of the catalogue's message. */
    readonly detail?: string,
  ) {
    super(detail ?? code);
  }
}

/** Why a call without a valid key is turned away, in the words of the facts. */
export type AccessProblem = 'key not sent' | 'key wrong';

/** A call turned away for its key. */
export class AccessDenied extends Error {
  constructor(readonly problem: AccessProblem) {
    super(problem);
  }
}

/** Status and body of an answer that is no success. */
export interface ErrorReply {
  status: number;
  body: JsonObject;
}

/** The reply for a code of the catalogue: the one place where error bodies are made. */
export function errorReply(facts: Facts, traits: VersionTraits, meant: string, detail?: string): ErrorReply {
  const { errorMessage, replacedCodes } = traits;
  const code = replacedCodes[meant] ?? meant;
  const row = rowOf(facts, code);
  const { message: text, label } = rowOf(facts, meant);
  const named = row.name === null ? {} : { errorName: row.name ?? kebab(row.label) };
  const hasMessage = errorMessage === 'always' || errorMessage.includes(code);
  const message = hasMessage ? { errorMessage: detail ?? text ?? label } : {};
  return { status: row.status, body: { errorCode: code, ...named, ...message } };
}

function rowOf({ errorCodes, version }: Facts, code: string): ErrorCode {
  const row = errorCodes.find((candidate) => candidate.code === code);
  if (!row) throw new Error(`The facts of version ${version} have no error code ${code}.`);
  return row;
}

/** The reply to a call without a valid key. */
export function accessDeniedReply(facts: Facts, problem: AccessProblem): ErrorReply {
  const { status, texts } = facts.authentication.unauthorized;
  const row = texts.find(({ cause }) => cause === problem);
  if (!row) throw new Error(`The facts of version ${facts.version} have no 401 text for: ${problem}.`);
  return { status, body: { statusCode: status, message: row.text } };
}

/** The reply to a path or method that the API does not have. */
export function unknownRouteReply(): ErrorReply {
  return { status: 404, body: { statusCode: 404, message: 'Not Found' } };
}

function kebab(label: string): string {
  return (
    label
      .toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.join('-') ?? ''
  );
}
