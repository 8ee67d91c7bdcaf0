import { keyLacking } from '../contracts/model/identification.js';
import type { Operation } from '../contracts/model/types.js';
import { baseRequest, requestOf, type BaseRequest } from '../generators/cases/base.js';
import { caseId, type RequestCase } from '../generators/cases/case.js';
import { answered } from '../generators/cases/expectations.js';
import { pathParameters } from '../generators/cases/requests.js';
import { bodyShape } from '../generators/cases/shape.js';
import type { Data } from '../generators/data/data.js';
import { madeOrReason } from '../generators/data/unmakeable.js';
import { isSuccess, type Exchange } from './exchange.js';
import { givenInPath, withGiven } from './given-values/given.js';
import { parseBody } from './json-body.js';
import type { Session } from './session/session.js';

/** Values by the names of parameters and members. */
export type Values = Record<string, string>;

/** A request that tells whether plain ones are accepted. */
export function probe(operation: Operation, base: BaseRequest, purpose = 'probe'): RequestCase {
  return {
    kind: 'request',
    id: caseId(operation.id, 'prepare', purpose),
    phase: 'prepare',
    rule: purpose,
    name: `${operation.object.summary}, as the document describes it`,
    operationId: operation.id,
    request: requestOf(operation, base),
    authentication: 'valid',
    expect: answered('whether a plain request is accepted'),
    valid: true,
  };
}

/** The objects that requests name, made where the document shows a way. */
export class AnyApiObjects {
  readonly #session: Session;
  readonly #data: Data;

  constructor(session: Session, data: Data) {
    this.#session = session;
    this.#data = data;
  }

  /** Values for an operation's path, and for members of its body that name objects. */
  async named(operation: Operation, purpose: string): Promise<{ values: Values; missing?: string }> {
    const { contract, given = [] } = this.#session.options;
    const values: Values = {};
    for (const name of pathParameters(operation)) {
      const own = givenInPath(operation, name, given);
      const made = own ?? (await this.#object(operation.path.split(`/{${name}}`)[0] ?? '', name, values, purpose));
      const value = made ?? shownValue(operation, name);
      if (value === undefined) return { values, missing: `the document shows no way to come by one for {${name}}` };
      values[name] = value;
    }
    const shape = madeOrReason(() => bodyShape(contract, operation));
    for (const { name } of 'value' in shape ? (shape.value?.members ?? []) : []) {
      const [, kind] = /^(\w+)Id$/.exec(name) ?? [];
      const collection = kind && this.#collectionOf(kind);
      if (!collection || collection === operation.path) continue;
      const value = await this.#object(collection, name, values, purpose);
      if (value !== undefined) values[name] = value;
    }
    return { values };
  }

  #collectionOf(kind: string): string | undefined {
    const segments = [`${kind}s`, `${kind}es`, kind.replace(/y$/, 'ies')].map((one) => one.toLowerCase());
    return [...this.#session.options.contract.operations.values()].find(
      ({ method, path }) =>
        method === 'POST' && !path.includes('{') && segments.includes(path.split('/').at(-1)?.toLowerCase() ?? ''),
    )?.path;
  }

  async #object(collection: string, name: string, known: Values, purpose: string): Promise<string | undefined> {
    const { contract, identification, given = [] } = this.#session.options;
    const all = [...contract.operations.values()].filter(
      (one) => one.path === collection && (!identification || keyLacking(identification, one) === undefined),
    );
    for (const method of ['POST', 'GET']) {
      const operation = all.find((one) => one.method === method);
      if (!operation || !pathParameters(operation).every((parameter) => known[parameter] !== undefined)) continue;
      const base = madeOrReason(() => baseRequest(contract, operation, {}, known, this.#data));
      if ('reason' in base) continue;
      const whole = withGiven(base.value, operation, given);
      const exchange = await this.#session.request(probe(operation, whole, `${name}.${purpose}`));
      const value = idIn(exchange, name);
      if (value !== undefined) return value;
    }
    return undefined;
  }
}

/** The value of a path parameter that the document itself gives: its example, its default, or one of its set. */
function shownValue({ object }: Operation, name: string): string | undefined {
  const parameter = object.parameters?.find((one) => one.in === 'path' && one.name === name);
  const { const: only, default: usual, enum: listed = [] } = parameter?.schema ?? {};
  const shown = [parameter?.example, only, usual, ...listed].find(
    (value) => typeof value === 'string' || typeof value === 'number',
  );
  return shown === undefined ? undefined : String(shown);
}

/** The id of what an answer shows: of the object, or of the first of a list. */
export function idIn({ request, response }: Exchange, name: string): string | undefined {
  if (!response || !isSuccess(response)) return undefined;
  const shown = parseBody(response.body);
  const sent = parseBody(request.body ?? '');
  const sources = [...(shown.ok ? objectsIn(shown.value) : []), ...(sent.ok ? objectsIn(sent.value) : [])];
  for (const member of [name, 'id'])
    for (const source of sources) {
      const value = source[member];
      if (typeof value === 'string' || typeof value === 'number') return String(value);
    }
  const location = response.headers['location'];
  return location
    ?.split(/[?#]/)[0]
    ?.split('/')
    .filter((part) => part !== '')
    .at(-1);
}

/** An object itself, what it holds under one name, or the first of a list. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.length > 0 ? objectsIn(value[0]) : [];
  if (typeof value !== 'object' || value === null) return [];
  const own = value as Record<string, unknown>;
  return [own, ...Object.values(own).filter(Array.isArray).flatMap(objectsIn)];
}
