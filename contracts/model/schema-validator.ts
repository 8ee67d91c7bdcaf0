import type { Ajv2020, ValidateFunction } from 'ajv/dist/2020.js';
import { valueAt } from './pointer.js';
import { createAjv, prepare, type Node, type Strict } from './prepared.js';
import type { Schema } from './types.js';

/** Name of the document inside of the validator. */
const name = 'document';

/** A copy of a schema whose references lead into the document, wherever the schema itself stands. */
function anchored(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(anchored);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (key === 'const' || key === 'enum') return [key, value as unknown];
      const isReference = key === '$ref' && typeof value === 'string' && value.startsWith('#');
      return [key, isReference ? `${name}${value}` : anchored(value)];
    }),
  );
}

/** Judges values by single schemas of a document of any kind; compiles each schema once. */
export class SchemaValidator {
  readonly #root: object;
  readonly #ajv = new Map<Strict, Ajv2020>();
  readonly #compiled: Record<Strict, WeakMap<object, ValidateFunction>> = {
    exact: new WeakMap(),
    tolerant: new WeakMap(),
  };

  /** @param root the document that references of the schemas lead into */
  constructor(root: object) {
    this.#root = root;
  }

  readonly #resolve = (reference: string): Node => valueAt(this.#root, decodeURIComponent(reference.slice(1))) as Node;

  #ajvFor(strict: Strict): Ajv2020 {
    let ajv = this.#ajv.get(strict);
    if (!ajv) {
      ajv = createAjv();
      ajv.addSchema(prepare(this.#root, strict, this.#resolve) as object, name);
      this.#ajv.set(strict, ajv);
    }
    return ajv;
  }

  /** Whether a value keeps to a schema. */
  accepts(schema: Schema | boolean, value: unknown, strict: Strict): boolean {
    if (typeof schema === 'boolean') return schema;
    const compiled = this.#compiled[strict];
    let validate = compiled.get(schema);
    if (!validate) {
      validate = this.#ajvFor(strict).compile(anchored(prepare(schema, strict, this.#resolve)) as object);
      compiled.set(schema, validate);
    }
    return validate(value);
  }
}
