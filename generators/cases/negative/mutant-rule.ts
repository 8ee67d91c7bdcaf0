import { weakestEvidence, type Evidence } from '../../../contracts/model/evidence.js';
import { evidenceGround } from '../../../contracts/model/ground.js';
import { parsePointer } from '../../../contracts/model/pointer.js';
import { requestOf } from '../base.js';
import { bodyMutants, type BodyMutant } from '../body-mutants.js';
import { refusedAsInvalid, refused } from '../expectations.js';
import { templateOf, type CaseRule, type CaseTemplate, type PhaseInput } from '../phase.js';
import { codes, listedCode } from '../codes.js';

interface MutantFacts {
  id: string;
  about: string;
  /** What is wrong with the member, in words: "without it". */
  told(name: string): string;
  /** What the refusal rests on beside the violated keyword. */
  beside?(mutant: BodyMutant, input: PhaseInput): Evidence[];
  /** Another code than that of malformed input, where the operation lists it. */
  code?(mutant: BodyMutant): keyof typeof codes | undefined;
  /** Mutants of the rule that break nothing that a provider has to watch. */
  skip?(mutant: BodyMutant): boolean;
}

/** How people call a place of a body. */
export function placeName(pointer: string): string {
  return parsePointer(pointer).join('.') || 'the body';
}

/** The case that sends a mutant. */
function mutantTemplate(input: PhaseInput, facts: MutantFacts, mutant: BodyMutant): CaseTemplate {
  const { contract, operation } = input;
  const evidence = weakestEvidence([mutant.evidence, ...(facts.beside?.(mutant, input) ?? [])]);
  const ground = evidenceGround(evidence);
  const own = facts.code?.(mutant);
  const code = own && listedCode(contract, operation, codes[own]);
  return templateOf(operation, {
    phase: 'negative',
    rule: facts.id,
    pointer: mutant.pointer,
    name: facts.told(placeName(mutant.pointer)),
    expect: code ? refused('validation', ground, code) : refusedAsInvalid(contract, operation, ground),
    request: (base) => requestOf(operation, { ...base, whole: mutant.value }),
  });
}

/** A rule that sends the one-violation mutants of one kind. */
export function mutantRule(facts: MutantFacts): CaseRule {
  const { id, about, skip = () => false } = facts;
  return {
    id,
    about,
    templates: (input) =>
      mutantsFor(input)
        .filter((mutant) => mutant.rule === id && !skip(mutant))
        .map((mutant) => mutantTemplate(input, facts, mutant)),
  };
}

const known = new WeakMap<PhaseInput, BodyMutant[]>();

/** The mutants of an operation's body; several rules ask, each input is worked out once. */
export function mutantsFor(input: PhaseInput): readonly BodyMutant[] {
  let found = known.get(input);
  if (!found) known.set(input, (found = bodyMutants(input.contract, input.operation, input.base)));
  return found;
}
