/** Values that a user gives for requests: the valid ones have them, and cases change them as they would change made ones. */
import { isDeepStrictEqual } from 'node:util';
import type { Operation } from '../../contracts/model/types.js';
import { parsePointer, valueAt } from '../../contracts/model/pointer.js';
import { requestOf, type BaseRequest } from '../../generators/cases/base.js';
import type { PlannedRequest } from '../../generators/cases/case.js';
import { losslessBody } from '../json-body.js';
import { matcher } from '../selection.js';

/** One value, and where it goes. */
export interface GivenValue {
  /** Pattern of ids of operations; of all where it is left out. */
  operation?: string;
  place: 'path' | 'query' | 'header' | 'body';
  /** Of the parameter; in a body a JSON Pointer. */
  name: string;
  value: unknown;
  /** It was read from the environment, and stands in no artefact. */
  secret?: true;
}

/** A copy of a value in which another stands at a place; members and items on the way are made where they lack. */
function withAt(value: unknown, [step, ...others]: readonly string[], set: unknown): unknown {
  if (step === undefined) return set;
  if (Array.isArray(value)) {
    const items: unknown[] = [...(value as unknown[])];
    items[Number(step)] = withAt(items[Number(step)], others, set);
    return items;
  }
  const members = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const inner = Object.hasOwn(members, step) ? members[step] : undefined;
  return { ...members, [step]: withAt(inner, others, set) };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : String(value as number | boolean);
}

function withBody(base: BaseRequest, pointer: string, value: unknown): BaseRequest {
  const steps = parsePointer(pointer);
  if (Object.hasOwn(base, 'whole') || steps.length === 0)
    return { ...base, whole: withAt(base.whole ?? base.body, steps, value) };
  return { ...base, body: withAt(base.body, steps, value) as Record<string, unknown> };
}

function without<Value>(members: Readonly<Record<string, Value>> | undefined, name: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(members ?? {}).filter(([own]) => own !== name));
}

const into: Readonly<Record<GivenValue['place'], (base: BaseRequest, name: string, value: unknown) => BaseRequest>> = {
  path: (base, name, value) => ({ ...base, parameters: { ...base.parameters, [name]: asText(value) } }),
  query: (base, name, value) => ({
    ...base,
    query: { ...base.query, [name]: asText(value) },
    ...(base.written && { written: without(base.written, name) }),
  }),
  header: (base, name, value) => ({ ...base, headers: { ...base.headers, [name.toLowerCase()]: asText(value) } }),
  body: withBody,
};

/** The values that are for an operation, the general ones first. */
function valuesFor(operation: Operation, given: readonly GivenValue[]): GivenValue[] {
  const own = given.filter(({ operation: pattern }) => pattern === undefined || matcher(pattern).test(operation.id));
  return own.sort((a, b) => Number(a.operation !== undefined) - Number(b.operation !== undefined));
}

/** The values that go into a request of an operation: of a parameter that it does not have none is taken. */
function taken(base: BaseRequest, operation: Operation, given: readonly GivenValue[]): GivenValue[] {
  const declared = new Set((operation.object.parameters ?? []).map((one) => `${one.in} ${one.name.toLowerCase()}`));
  const isThere = ({ place, name }: GivenValue): boolean =>
    place === 'body'
      ? operation.object.requestBody !== undefined
      : place === 'path'
        ? Object.hasOwn(base.parameters, name)
        : declared.has(`${place} ${name.toLowerCase()}`);
  return valuesFor(operation, given).filter(isThere);
}

/** A valid request with the values that are given for it. */
export function withGiven(base: BaseRequest, operation: Operation, given: readonly GivenValue[]): BaseRequest {
  return taken(base, operation, given).reduce((now, { place, name, value }) => into[place](now, name, value), base);
}

/** The body as it can be looked into; its text where it is no JSON. */
function bodyOf({ body }: PlannedRequest): unknown {
  return body === undefined ? undefined : (losslessBody(body) ?? body);
}

/**
 * Whether a request has the given values as the valid one has them. Whoever gives a value says that not any will do there: another one
 * may be refused for what no document says.
 */
export function keepsGiven(
  operation: Operation,
  given: readonly GivenValue[],
  request: PlannedRequest,
  base: BaseRequest,
): boolean {
  const valid = requestOf(operation, base);
  const [own, usual] = [request, valid].map(({ path }) => new URL(path, 'http://given.invalid'));
  const same: Readonly<Record<GivenValue['place'], (name: string) => boolean>> = {
    path: () => own?.pathname === usual?.pathname,
    query: (name) => isDeepStrictEqual(own?.searchParams.getAll(name), usual?.searchParams.getAll(name)),
    header: (name) => request.headers[name.toLowerCase()] === valid.headers[name.toLowerCase()],
    body: (name) => {
      const [asked, plain] = [bodyOf(request), bodyOf(valid)];
      const isText = typeof asked === 'string' || typeof plain === 'string';
      return isText ? asked === plain : isDeepStrictEqual(valueAt(asked, name), valueAt(plain, name));
    },
  };
  return taken(base, operation, given).every(({ place, name }) => same[place](name));
}

/** The value that is given for a parameter of an operation's path. */
export function givenInPath(operation: Operation, name: string, given: readonly GivenValue[]): string | undefined {
  const found = valuesFor(operation, given).findLast((one) => one.place === 'path' && one.name === name);
  return found && asText(found.value);
}
