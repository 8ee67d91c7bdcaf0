import type { Contract } from '../../contracts/model/types.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import { createData } from '../data/data.js';
import { schemaPlaces, type SchemaPlace } from '../data/places.js';
import { valueFor, type Extent } from '../data/value.js';
import { mutantsOf, type LeftOut, type Mutant } from './mutants.js';
import type { LeftOutReason } from './rule.js';
import { rules } from './rules.js';

/** How many of some mutants the exact validator rejects. */
export interface Count {
  mutants: number;
  rejected: number;
}

/** One row of the published rates. */
export interface Rate extends Count {
  version: string;
  rule: string;
  /** Of these, mutants at places that a sample or table of this edition shows. */
  documented: Count;
  /** Changes that the contract allows, which count neither for nor against. */
  leftOut: Partial<Record<LeftOutReason, number>>;
}

/** Values made for each schema beside its documented examples. */
const madeExtents: readonly Extent[] = ['full', 'mixed', 'mixed'];

/** Valid values of a place: its documented examples, then made ones. */
export function validValues(contract: Contract, validator: ContractValidator, place: SchemaPlace): unknown[] {
  const data = createData(contract.version, place.pointer, 'mutants');
  const examples = Object.values(place.examples).map(({ value }) => value);
  // A place that only refers to a component is covered by that component.
  const made = place.schema.$ref === undefined ? madeExtents : [];
  return [
    ...examples.filter((value) => validator.violations(place.pointer, value, 'exact').length === 0),
    ...made.map((extent) => valueFor(place.schema, data, extent, contract, place.name)),
  ];
}

function emptyRates(version: string): Map<string, Rate> {
  return new Map(
    rules.map(({ id }) => [
      id,
      { version, rule: id, mutants: 0, rejected: 0, documented: { mutants: 0, rejected: 0 }, leftOut: {} },
    ]),
  );
}

function countMutant(rate: Rate, mutant: Mutant, rejected: boolean): void {
  const counts: Count[] = mutant.shown.grade === 'documented' ? [rate, rate.documented] : [rate];
  for (const count of counts) {
    count.mutants += 1;
    if (rejected) count.rejected += 1;
  }
}

function countLeftOut(rate: Rate, { reason }: LeftOut): void {
  rate.leftOut[reason] = (rate.leftOut[reason] ?? 0) + 1;
}

/** A mutant that the exact validator takes, with the schema it is of. */
export interface Survivor {
  version: string;
  place: SchemaPlace;
  mutant: Mutant;
}

/**
 * How many one-violation mutants the exact validator rejects, by version and rule: of the documented examples of every
 * schema, and of values made for it. Survivors are mutants that it takes.
 */
export function publishRates(contracts: readonly Contract[]): { rates: Rate[]; survivors: Survivor[] } {
  const survivors: Survivor[] = [];
  const rates = contracts.flatMap((contract) => {
    const { version } = contract;
    const validator = new ContractValidator(contract);
    const byRule = emptyRates(version);
    for (const place of schemaPlaces(contract))
      for (const value of validValues(contract, validator, place)) {
        const { mutants, leftOut } = mutantsOf(contract, place.pointer, value);
        for (const mutant of mutants) {
          const rejected = validator.violations(place.pointer, mutant.value, 'exact').length > 0;
          countMutant(byRule.get(mutant.rule) as Rate, mutant, rejected);
          if (!rejected) survivors.push({ version, place, mutant });
        }
        for (const allowed of leftOut) countLeftOut(byRule.get(allowed.rule) as Rate, allowed);
      }
    return [...byRule.values()];
  });
  return { rates, survivors };
}

/** Rejected mutants of several rows in per cent; 100 where there are none to reject. */
export function percentage(counts: readonly Count[]): number {
  const total = counts.reduce((sum, { mutants }) => sum + mutants, 0);
  const rejected = counts.reduce((sum, count) => sum + count.rejected, 0);
  return total === 0 ? 100 : (100 * rejected) / total;
}
