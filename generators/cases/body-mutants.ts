import { tokensOf, valueAt } from '../../contracts/model/pointer.js';
import type { Contract, Operation } from '../../contracts/model/types.js';
import { mutantsOf, type Mutant } from '../mutants/mutants.js';
import type { BaseRequest } from './base.js';
import { exemplars, type Exemplar } from './exemplars.js';
import { bodyShape } from './shape.js';

/** A valid body of an operation, broken at one place. */
export interface BodyMutant extends Mutant {
  /** What stood there. */
  original: unknown;
  /** The valid body. */
  intact: unknown;
}

/** Rules of mutants that are several rules of cases, by the violated keyword. */
const ruleByKeyword: Readonly<Record<string, string>> = {
  minLength: 'too-short',
  maxLength: 'too-long',
  minItems: 'too-few-items',
  maxItems: 'too-many-items',
  minimum: 'too-small',
  exclusiveMinimum: 'too-small',
  maximum: 'too-large',
  exclusiveMaximum: 'too-large',
};

function ruleOf({ rule, keyword, value, pointer }: Mutant): string {
  if (rule === 'wrong-length' || rule === 'out-of-range') return ruleByKeyword[keyword] ?? rule;
  const sent = rule === 'wrong-type' ? valueAt(value, pointer) : undefined;
  return typeof sent === 'number' && !Number.isInteger(sent) ? 'fraction' : rule;
}

function indexed(contract: Contract, schemaPointer: string, intact: unknown): Map<string, BodyMutant> {
  const found = new Map<string, BodyMutant>();
  for (const mutant of mutantsOf(contract, schemaPointer, intact).mutants) {
    // Of a list the first item stands for all: how many there are is chance.
    if (tokensOf(mutant.pointer).some((token) => /^[1-9]\d*$/.test(token))) continue;
    const rule = ruleOf(mutant);
    const key = `${rule} ${mutant.pointer}`;
    if (!found.has(key)) found.set(key, { ...mutant, rule, original: valueAt(intact, mutant.pointer), intact });
  }
  return found;
}

const keysOfExemplars = new WeakMap<Exemplar, readonly string[]>();

/** Every way to break an exemplar, which is the same for all bases. */
function waysToBreak(contract: Contract, schemaPointer: string, exemplar: Exemplar): readonly string[] {
  let known = keysOfExemplars.get(exemplar);
  if (!known) keysOfExemplars.set(exemplar, (known = [...indexed(contract, schemaPointer, exemplar.body).keys()]));
  return known;
}

/** Valid bodies that meet an exemplar's condition, those first that keep most of the base's values. */
function candidates({ body, deciders }: Exemplar, base: Readonly<Record<string, unknown>>): Record<string, unknown>[] {
  const kept = Object.fromEntries(Object.entries(base).filter(([name]) => !deciders.includes(name)));
  const decided = Object.fromEntries(Object.entries(body).filter(([name]) => deciders.includes(name)));
  return [{ ...kept, ...decided }, { ...body, ...kept }, { ...body }];
}

/**
 * Every way to break the body of an operation at one place: the ways are the same whatever the seed, the values are
 * those of the base as far as it has them.
 */
export function bodyMutants(contract: Contract, operation: Operation, { body }: BaseRequest): BodyMutant[] {
  const shape = bodyShape(contract, operation);
  if (!shape || !body) return [];
  const found = new Map<string, BodyMutant>();
  for (const exemplar of exemplars(contract, operation)) {
    const wanted = waysToBreak(contract, shape.pointer, exemplar).filter((key) => !found.has(key));
    const fitting = candidates(exemplar, body).filter((candidate) => shape.fits(candidate));
    const made = new Map<string, BodyMutant>();
    for (const candidate of fitting) {
      if (wanted.every((key) => made.has(key))) break;
      const index = indexed(contract, shape.pointer, candidate);
      for (const [key, mutant] of index) if (!made.has(key)) made.set(key, mutant);
    }
    for (const key of wanted) {
      const mutant = made.get(key);
      if (mutant) found.set(key, mutant);
    }
  }
  return [...found.values()];
}
