import type { Ajv2020, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { nodeOf } from './look-up.js';
import { escapeToken, valueAt } from './pointer.js';
import { createAjv, prepare, type Node, type Strict } from './prepared.js';
import { leadsToItself } from './self-reference.js';
import type { Contract, Schema } from './types.js';

/**
 * Every object of a document, with its place. Ajv gives the place of an error within whatever it has compiled as a whole, which may be
 * a schema behind any reference; the schema itself, which it gives too, stands in one place alone.
 */
function placesIn(document: object): ReadonlyMap<object, string> {
  const places = new Map<object, string>();
  const walk = (node: object, pointer: string): void => {
    places.set(node, pointer);
    for (const [name, member] of Object.entries(node) as [string, unknown][])
      if (typeof member === 'object' && member !== null && !places.has(member))
        walk(member, `${pointer}/${escapeToken(name)}`);
  };
  walk(document, '');
  return places;
}

/** The schemas of one contract; each is compiled when a value is first held to it. */
export class CompiledContract {
  readonly #contract: Contract;
  readonly #ajv: Partial<Record<Strict, Ajv2020>> = {};
  /** Of those who compare numbers as they are written; made where a body has such numbers. */
  readonly #exact: Partial<Record<Strict, Ajv2020>> = {};
  readonly #prepared: Partial<Record<Strict, object>> = {};
  readonly #places: Partial<Record<Strict, ReadonlyMap<object, string>>> = {};
  readonly #validators: Partial<Record<Strict, Map<string, ValidateFunction>>> = {};
  readonly #exactValidators: Partial<Record<Strict, Map<string, ValidateFunction>>> = {};
  readonly #endless = new Map<string, boolean>();

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  #preparedFor(strict: Strict): object {
    const { document } = this.#contract;
    const resolve = (reference: string): Node => valueAt(document, reference.slice(1)) as Node;
    return (this.#prepared[strict] ??= prepare(document, strict, resolve) as object);
  }

  #ajvFor(strict: Strict, asWritten: boolean): Ajv2020 {
    const ajv = createAjv({ asWritten });
    ajv.addSchema(this.#preparedFor(strict), 'contract');
    return ajv;
  }

  /** What holds a value to the schema at a place; `asWritten` compares numbers that doubles do not hold. */
  validator(schemaPointer: string, strict: Strict, asWritten = false): ValidateFunction {
    // Looked up for every value: by the pointer as it is, since a text made here would be hashed each time.
    const validators = ((asWritten ? this.#exactValidators : this.#validators)[strict] ??= new Map());
    let found = validators.get(schemaPointer);
    if (!found) {
      const known = asWritten ? this.#exact : this.#ajv;
      const ajv = (known[strict] ??= this.#ajvFor(strict, asWritten));
      found = ajv.compile({ $ref: `contract#${encodeURI(schemaPointer)}` });
      validators.set(schemaPointer, found);
    }
    return found;
  }

  /** Where a prepared schema stands; looked up once something is wrong. */
  placeOf(error: ErrorObject, strict: Strict): string | undefined {
    const places = (this.#places[strict] ??= placesIn(this.#preparedFor(strict)));
    return places.get(error.parentSchema as object);
  }

  /** Whether following a reference leads back to it; every answer asks again, and a loaded contract never changes. */
  isEndless(reference: string): boolean {
    let found = this.#endless.get(reference);
    if (found === undefined) {
      found = leadsToItself(reference, (other) => nodeOf(this.#contract, other.slice(1)) as Schema | undefined);
      this.#endless.set(reference, found);
    }
    return found;
  }
}

const compiled = new WeakMap<Contract, CompiledContract>();

/** The compiled schemas of a contract: one for all who judge by it, for compiling takes longer than most runs judge. */
export function compiledContract(contract: Contract): CompiledContract {
  let found = compiled.get(contract);
  if (!found) {
    found = new CompiledContract(contract);
    compiled.set(contract, found);
  }
  return found;
}
