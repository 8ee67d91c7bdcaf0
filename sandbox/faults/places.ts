import { valueAt } from '../../contracts/model/pointer.js';
import type { Contract, Operation, Schema } from '../../contracts/model/types.js';
import type { Ground } from './fault.js';
import { typesOf } from '../../contracts/model/schema-types.js';

/** A member that every success of an operation, or every payload of a webhook, has. */
export interface Member {
  /** Of the operation or webhook. */
  id: string;
  /** The way to it; of a list it is the first item. */
  keys: readonly string[];
  schema: Schema;
}

/** Lists that always have items. */
const filledLists = ['fiatBalances', 'cryptoBalances'];

/** The members of success bodies that are always there and never null. */
export function answerMembers(contract: Contract): Member[] {
  return described(contract).flatMap((operation) => {
    const schema = successSchema(operation);
    return schema ? members(contract, operation.id, schema) : [];
  });
}

/** The members of payloads that are always there and never null. */
export function payloadMembers(contract: Contract): Member[] {
  return [...contract.webhooks.values()].flatMap(({ id, object }) => {
    const schema = object.requestBody?.content['application/json']?.schema;
    return schema ? members(contract, id, schema) : [];
  });
}

/** Ids of the operations that answer JSON. */
export function jsonOperations(contract: Contract): string[] {
  return described(contract)
    .filter((operation) => successSchema(operation))
    .map(({ id }) => id);
}

/** Every operation once: two that share a method and a path are one. */
export function described(contract: Contract): Operation[] {
  return [...contract.operations.values()].filter(({ id, object }) => object.operationId === id);
}

/**
 * One place out of those where a fault can be, drawn from the seed; where the fault is asked for at one operation or webhook, a
 * place there. `undefined` where there is none.
 */
export function draw<Place extends string | { id: string }>(
  { random, at }: Pick<Ground, 'random' | 'at'>,
  places: readonly Place[],
): Place | undefined {
  const asked = places.filter((place) => at === undefined || (typeof place === 'string' ? place : place.id) === at);
  return asked.length === 0 ? undefined : asked[random.integer(asked.length)];
}

/** One of some operations that the version has, drawn. */
export function drawOperation(ground: Ground, ids: readonly string[]): string | undefined {
  // Of two that share a method and a path, the one under whose id it is called.
  return draw(
    ground,
    ids.filter((id) => ground.contract.operations.get(id)?.object.operationId === id),
  );
}

/** The JSON Pointer of a way. */
export function pointerOf(keys: readonly string[]): string {
  return keys.map((key) => `/${key}`).join('');
}

/** Gives the new value of a member; `undefined` takes it away. */
export type Change = (value: unknown) => unknown;

/** A value with one member changed, the rest as it is; where the way leads to nothing it is the value itself. */
export function changeAt(value: unknown, keys: readonly string[], change: Change): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return change(value);
  if (typeof value !== 'object' || value === null || !(key in value)) return value;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (String(index) === key ? changeAt(item, rest, change) : item));
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const next = name === key ? changeAt(member, rest, change) : member;
      return next === undefined ? [] : [[name, next]];
    }),
  );
}

function successSchema({ object }: Operation): Schema | undefined {
  const status = Object.keys(object.responses).find((candidate) => candidate.startsWith('2'));
  return object.responses[status ?? '']?.content?.['application/json']?.schema;
}

function members(contract: Contract, id: string, schema: Schema, keys: readonly string[] = []): Member[] {
  const node = schema.$ref === undefined ? schema : (valueAt(contract.document, schema.$ref.slice(1)) as Schema);
  if (typesOf(node).includes('null')) return [];
  const own = keys.length > 0 ? [{ id, keys, schema: node }] : [];
  const below = Object.entries(node.properties ?? {})
    .filter(([name]) => node.required?.includes(name))
    .flatMap(([name, member]) => members(contract, id, member, [...keys, name]));
  const items =
    node.items && filledLists.includes(keys.at(-1) ?? '') ? members(contract, id, node.items, [...keys, '0']) : [];
  return [...own, ...below, ...items];
}
