import type { Ajv2020, ValidateFunction } from 'ajv/dist/2020.js';
import { percentDecoded } from '../../text/percent-decoded.js';
import { laterMembers, laterRef, linked } from './linked.js';
import { valueAt } from './pointer.js';
import { createAjv, prepare, type Node, type Strict } from './prepared.js';
import type { Schema } from './types.js';

/** Schemas that refer to each other too deep to be compiled. */
export class TooDeepError extends Error {
  override name = 'TooDeepError';
}

/** A validator for schemas of one document, and what it compiled. */
interface Compiler {
  ajv: Ajv2020;
  compiled: WeakMap<object, ValidateFunction>;
  /** Of members that were left for later, by what their schemas say. */
  members: Map<string, ValidateFunction>;
}

/** Whether the value of a member keeps to its schema, which was prepared and linked with the object. Thousands say the same. */
function takesMember({ ajv, compiled, members }: Compiler, schema: object, value: unknown): boolean {
  let validate = compiled.get(schema);
  if (!validate) {
    const { description: _, title: __, ...says } = schema as Node;
    const said = JSON.stringify(says);
    validate = members.get(said) ?? ajv.compile(schema);
    members.set(said, validate);
    compiled.set(schema, validate);
  }
  return validate(value);
}

/**
 * Judges values by single schemas of a document of any kind. Each schema is compiled once, and by itself: what its references name is
 * compiled when a value gets there, so that documents of any size cost what the values touch of them.
 */
export class SchemaValidator {
  readonly #root: object;
  readonly #compilers = new Map<Strict, Compiler>();

  /** @param root the document that references of the schemas lead into */
  constructor(root: object) {
    this.#root = root;
  }

  readonly #targetOf = (reference: string): unknown => valueAt(this.#root, percentDecoded(reference.slice(1)));

  /** What a reference names, as a schema; one that leads nowhere says nothing. */
  readonly #resolve = (reference: string): Node => {
    const target = this.#targetOf(reference);
    return typeof target === 'object' && target !== null ? (target as Node) : {};
  };

  #compilerFor(strict: Strict): Compiler {
    let compiler = this.#compilers.get(strict);
    if (!compiler) {
      const ajv = createAjv({ verdictsOnly: true });
      ajv.addKeyword({
        keyword: laterRef,
        validate: (reference: string, value: unknown) => this.#takes(this.#targetOf(reference), value, strict),
        errors: false,
      });
      ajv.addKeyword({
        keyword: laterMembers,
        type: 'object',
        validate: (members: Record<string, object>, value: Record<string, unknown>) =>
          Object.keys(value).every(
            (name) => !Object.hasOwn(members, name) || takesMember(own, members[name] ?? {}, value[name]),
          ),
        errors: false,
      });
      const own: Compiler = { ajv, compiled: new WeakMap(), members: new Map() };
      compiler = own;
      this.#compilers.set(strict, compiler);
    }
    return compiler;
  }

  #compile(schema: object, strict: Strict): ValidateFunction {
    const { ajv } = this.#compilerFor(strict);
    const ready = (node: unknown): unknown => prepare(node, strict, this.#resolve);
    const targetOf = (reference: string): unknown => ready(this.#targetOf(reference) ?? true);
    return ajv.compile(linked(ready(schema) as object, targetOf));
  }

  #takes(schema: unknown, value: unknown, strict: Strict): boolean {
    if (typeof schema === 'boolean') return schema;
    if (typeof schema !== 'object' || schema === null) return true;
    let validate = this.#compilerFor(strict).compiled.get(schema);
    if (!validate) {
      validate = this.#compile(schema, strict);
      this.#compilerFor(strict).compiled.set(schema, validate);
    }
    return validate(value);
  }

  /**
   * Whether a value keeps to a schema.
   * @throws TooDeepError where the schema or the value is nested too deep; other schemas can be judged by afterwards
   */
  accepts(schema: Schema | boolean, value: unknown, strict: Strict): boolean {
    try {
      return this.#takes(schema, value, strict);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      // A validator that was interrupted while it compiled remembers schemas that are not there: the next one begins anew.
      this.#compilers.delete(strict);
      throw new TooDeepError('schemas refer to each other too deep for a validator', { cause: error });
    }
  }
}
