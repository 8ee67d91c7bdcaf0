import type { Contract, Violation } from '../model/types.js';
import { ContractValidator } from '../model/validate.js';
import { documentedExamples, type DocumentedExample } from './documented-examples.js';

/** Two names that one edition uses for what is one field. */
export interface Renaming {
  /** Where the sample has the field, under the other name. */
  sample: Violation;
  /** Where the table has it. */
  table: Violation;
}

export interface BrokenExample {
  example: DocumentedExample;
  /** What the example breaks. */
  violations: Violation[];
  renamings: Renaming[];
}

/** Name of the member a pointer leads to. */
export function lastName(pointer: string): string {
  return pointer.slice(pointer.lastIndexOf('/') + 1);
}

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}

/** One name holds the other: `sourceExternalUserId` and `externalUserId`. Short names are in too many others. */
function resemble(a: string, b: string): boolean {
  const [short, long] = [a.toLowerCase(), b.toLowerCase()].sort((x, y) => x.length - y.length) as [string, string];
  return short.length >= 5 && long.includes(short);
}

function renamingsIn(missing: readonly Violation[], undeclared: readonly Violation[]): Renaming[] {
  return missing.flatMap((table) => {
    const sample = undeclared.find(
      ({ pointer }) =>
        parentOf(pointer) === parentOf(table.pointer) && resemble(lastName(pointer), lastName(table.pointer)),
    );
    return sample ? [{ sample, table }] : [];
  });
}

function judge(validator: ContractValidator, example: DocumentedExample): BrokenExample {
  const { evidence, schemaPointer, truncated, value } = example;
  // What another edition says about the schema differs from the example; it does not contradict it.
  const broken = validator
    .violations(schemaPointer, value, 'exact')
    .filter((violation) => violation.evidence.edition === evidence.edition)
    .filter(({ keyword }) => !(truncated && keyword === 'required'));
  // A member that no table lists breaks no statement: tables that leave something out are common.
  const undeclared = broken.filter(({ keyword }) => keyword === 'additionalProperties');
  const renamings = renamingsIn(
    broken.filter(({ keyword }) => keyword === 'required'),
    undeclared,
  );
  const explained = new Set(renamings.map(({ table }) => table));
  const violations = broken.filter((violation) => !undeclared.includes(violation) && !explained.has(violation));
  return { example, violations, renamings };
}

const judged = new WeakMap<Contract, BrokenExample[]>();

/** Documented examples that break what the same edition states about them. Several rules ask; each contract is judged once. */
export function brokenExamples(contract: Contract): BrokenExample[] {
  let found = judged.get(contract);
  if (!found) {
    const validator = new ContractValidator(contract);
    found = documentedExamples(contract)
      .map((example) => judge(validator, example))
      .filter(({ violations, renamings }) => violations.length + renamings.length > 0);
    judged.set(contract, found);
  }
  return found;
}
