import type { Contract } from '../../contracts/model/types.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import { createData } from './data.js';
import { schemaPlaces, type SchemaPlace } from './places.js';
import { valueFor, type Extent } from './value.js';

/** How many values made for one schema its contract takes. */
export interface Proof {
  version: string;
  place: SchemaPlace;
  total: number;
  valid: number;
  /** The first value that was refused, and why. */
  counterexample?: string;
}

const extents: readonly Extent[] = ['mixed', 'full', 'minimal'];

function proofOf(contract: Contract, validator: ContractValidator, place: SchemaPlace, count: number): Proof {
  const data = createData(contract.version, place.pointer);
  const proof: Proof = { version: contract.version, place, total: count, valid: 0 };
  for (let index = 0; index < count; index += 1) {
    const value = valueFor(place.schema, data, extents[index % extents.length] as Extent, contract, place.name);
    const [violation] = validator.violations(place.pointer, value, 'exact');
    if (!violation) proof.valid += 1;
    else proof.counterexample ??= `${violation.message}: ${JSON.stringify(value)}`;
  }
  return proof;
}

/**
 * Makes `count` values of every schema of a contract, minimal, full and mixed in turn, and validates them exactly.
 * A place that only refers to a component is proven with that component.
 */
export function* proveValues(contract: Contract, count: number): Generator<Proof> {
  const validator = new ContractValidator(contract);
  for (const place of schemaPlaces(contract))
    if (place.schema.$ref === undefined) yield proofOf(contract, validator, place, count);
}
