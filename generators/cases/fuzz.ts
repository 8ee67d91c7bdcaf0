import { weakestEvidence } from '../../contracts/model/evidence.js';
import { evidenceGround } from '../../contracts/model/ground.js';
import { parsePointer } from '../../contracts/model/pointer.js';
import type { Data } from '../data/data.js';
import { madeOrReason } from '../data/unmakeable.js';
import { valueFor } from '../data/value.js';
import { edited } from '../mutants/edit.js';
import { requestOf, type BaseRequest } from './base.js';
import { bodyMutants, type BodyMutant } from './body-mutants.js';
import { answered, refused } from './expectations.js';
import { isObjectName } from './objects.js';
import { templateOf, type CaseTemplate, type Phase, type PhaseInput } from './phase.js';
import { bodyShape } from './shape.js';

/** Valid and invalid bodies of each operation. */
const usualBudget = 20;

/** At most so many violations are in one invalid body. */
const mostViolations = 4;

/** A generated body about the objects of the base. */
function validBody(input: PhaseInput, { body }: BaseRequest): Record<string, unknown> {
  const shape = bodyShape(input.contract, input.operation);
  const made = valueFor(shape?.schema ?? {}, input.data, 'mixed', input.contract) as Record<string, unknown>;
  const named = Object.entries(body ?? {}).filter(([name]) => isObjectName(name) && Object.hasOwn(made, name));
  return { ...made, ...Object.fromEntries(named) };
}

const overlap = (one: BodyMutant, other: BodyMutant): boolean => {
  const [a, b] = [parsePointer(one.pointer), parsePointer(other.pointer)];
  return a.every((token, index) => index >= b.length || token === b[index]);
};

/** Several mutants of one body that leave each other alone. */
function together(mutants: readonly BodyMutant[], data: Data): BodyMutant[] {
  const wanted = data.number.int({ min: 2, max: mostViolations });
  const chosen: BodyMutant[] = [];
  for (const mutant of data.helpers.shuffle([...mutants]))
    if (chosen.length < wanted && mutant.pointer !== '' && !chosen.some((one) => overlap(one, mutant)))
      chosen.push(mutant);
  return chosen;
}

/** What a mutant puts at its place: nothing where it takes the member away. */
function violating(body: unknown, { pointer, value, rule }: BodyMutant): unknown {
  if (rule === 'missing-required') return edited(body, pointer, { remove: true });
  const sent = parsePointer(pointer).reduce<unknown>((node, token) => (node as Record<string, unknown>)[token], value);
  return edited(body, pointer, { replace: sent });
}

function invalidTemplate(input: PhaseInput, mutants: readonly BodyMutant[], index: number): CaseTemplate[] {
  const { operation, data } = input;
  const chosen = together(mutants, data);
  const [first] = chosen;
  if (!first) return [];
  const body = chosen.reduce(violating, first.intact);
  return [
    templateOf(operation, {
      phase: 'fuzz',
      rule: 'invalid',
      pointer: `/${index}`,
      name: `with several violations at random (${index})`,
      expect: refused('validation', evidenceGround(weakestEvidence(chosen.map(({ evidence }) => evidence)))),
      request: (given) => requestOf(operation, { ...given, whole: body }),
    }),
  ];
}

function validTemplate(input: PhaseInput, index: number): CaseTemplate {
  const { operation, base } = input;
  const made = madeOrReason(() => validBody(input, base));
  const body = 'value' in made ? made.value : {};
  return templateOf(operation, {
    phase: 'fuzz',
    rule: 'valid',
    pointer: `/${index}`,
    name: `with a random valid body (${index})`,
    expect: answered('whether what a random body asks for can be done'),
    ...('reason' in made ? { impossible: `no valid body can be made: ${made.reason}` } : {}),
    request: (given) => {
      const named = Object.entries(given.body ?? {}).filter(
        ([name]) => isObjectName(name) && Object.hasOwn(body, name),
      );
      return requestOf(operation, { ...given, body: { ...body, ...Object.fromEntries(named) } });
    },
  });
}

/**
 * Random bodies, half of them broken at several places.
 * @param budget how many for each operation
 */
export function fuzzOf(budget: number): Phase {
  return {
    id: 'fuzz',
    about: 'Random bodies: valid ones must be answered, broken ones refused.',
    byDefault: false,
    templates(input) {
      const { contract, operation, base } = input;
      if (!base.body) return [];
      // Those of one valid body fit together.
      const mutants = bodyMutants(contract, operation, base).filter(
        ({ intact }, _index, all) => intact === all[0]?.intact,
      );
      return Array.from({ length: Math.ceil(budget / 2) }, (_, index) => [
        validTemplate(input, index),
        ...(index < Math.floor(budget / 2) ? invalidTemplate(input, mutants, index) : []),
      ]).flat();
    },
  };
}

/** The phase with its usual budget. */
export const fuzz = fuzzOf(usualBudget);
