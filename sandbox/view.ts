import type { LosslessNumber } from 'lossless-json';
import type { JsonObject } from '../contracts/model/json-value.js';
import type { Contract, Schema } from '../contracts/model/types.js';
import { valueAt } from '../contracts/model/pointer.js';
import { exactNumber } from './json.js';
import type { Money } from './ledger/money.js';
import { typesOf } from '../contracts/model/schema-types.js';

/** An amount before it is written: a version's schema decides whether it becomes a text or a number. */
export class Amount {
  constructor(
    readonly value: Money,
    /** Of the currency; a text has exactly as many. */
    readonly decimals: number,
  ) {}

  /** With fixed decimals, as balances have it. */
  toText(): string {
    return this.value.toFixed(this.decimals);
  }

  /** As a JSON number with all its digits and no zeros at the end. */
  toNumber(): LosslessNumber {
    return exactNumber(this.value.toFixed());
  }
}

/**
 * Everything that the sandbox knows of something, under the names of the contracts. Amounts are `Amount`s; a member that is
 * `undefined` is left out.
 */
export type View = JsonObject;

/** Gives the JSON value of a view. */
export type Writer = (view: unknown) => unknown;

/**
 * A writer for a schema: of an object it writes the members that the schema has, in the schema's order, so that one view
 * serves every version. An object without listed members is written as it is.
 */
export function createWriter(contract: Contract, schema: Schema): Writer {
  const known = new Map<Schema, Writer>();
  const compile = (node: Schema): Writer => {
    const made = known.get(node);
    if (made) return made;
    // A schema that contains itself finds this entry.
    known.set(node, (value) => write(value));
    const write = compileNode(contract, node, compile);
    known.set(node, write);
    return write;
  };
  return compile(schema);
}

function compileNode(contract: Contract, schema: Schema, compile: (node: Schema) => Writer): Writer {
  if (schema.$ref !== undefined) return compile(valueAt(contract.document, schema.$ref.slice(1)) as Schema);
  const { properties, additionalProperties, items } = schema;
  const asText = typesOf(schema).includes('string');
  if (properties) {
    const members = Object.entries(properties).map(([name, member]) => ({ name, write: compile(member) }));
    return (value) => (isRecord(value) ? pick(value, members) : scalar(value, asText));
  }
  if (typeof additionalProperties === 'object') {
    const member = compile(additionalProperties);
    // A view that was frozen is a constant of the sandbox: it is written once.
    const constants = new WeakMap<object, unknown>();
    return (value) => {
      if (!isRecord(value)) return scalar(value, asText);
      const known = constants.get(value);
      if (known !== undefined) return known;
      const written: JsonObject = {};
      for (const name of Object.keys(value)) written[name] = member(value[name]);
      if (Object.isFrozen(value)) constants.set(value, written);
      return written;
    };
  }
  if (items) {
    const item = compile(items);
    return (value) => (Array.isArray(value) ? value.map(item) : scalar(value, asText));
  }
  return (value) => scalar(value, asText);
}

function pick(value: Record<string, unknown>, members: readonly { name: string; write: Writer }[]): JsonObject {
  const written: JsonObject = {};
  for (const { name, write } of members) {
    const member = value[name];
    if (member !== undefined) written[name] = write(member);
  }
  return written;
}

function scalar(value: unknown, asText: boolean): unknown {
  if (value instanceof Amount) return asText ? value.toText() : value.toNumber();
  return asText && typeof value === 'number' ? String(value) : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Amount);
}
