import { weakestEvidence, type Evidence, grades } from '../../../contracts/model/evidence.js';
import { evidenceAt } from '../../../contracts/model/evidence-at.js';
import { evidenceGround } from '../../../contracts/model/ground.js';
import { parsePointer } from '../../../contracts/model/pointer.js';
import type { Contract, Operation, Schema } from '../../../contracts/model/types.js';
import { resolverOf } from '../../data/scene.js';
import { requestOf } from '../base.js';
import type { BodyMutant } from '../body-mutants.js';
import { codes, knownCode } from '../codes.js';
import { refusedAsInvalid } from '../expectations.js';
import { templateOf, type CaseRule, type PhaseInput } from '../phase.js';
import { bodyShape } from '../shape.js';
import { mutantsFor } from './mutant-rule.js';

/** Ways to break members, one for each in turn. */
const ways = ['missing-required', 'wrong-type', 'null-value'] as const;

/** At most so many members are wrong at once. */
const most = 4;

function chosen(input: PhaseInput): { name: string; mutant: BodyMutant }[] {
  const required = (bodyShape(input.contract, input.operation)?.members ?? []).filter((member) => member.required);
  return required.slice(0, most).flatMap(({ name }, index) => {
    const ofMember = mutantsFor(input).filter(({ pointer }) => parsePointer(pointer).join() === name);
    const way = ways[index % ways.length];
    const mutant = ofMember.find(({ rule }) => rule === way);
    return mutant ? [{ name, mutant }] : [];
  });
}

function strongest(evidence: readonly Evidence[]): Evidence | undefined {
  return [...evidence].sort((one, other) => grades.indexOf(one.grade) - grades.indexOf(other.grade))[0];
}

/** Evidence that refusals of malformed input carry a message; nothing where their schema knows none. */
function messageEvidence(contract: Contract, operation: Operation): Evidence | undefined {
  const status = String(knownCode(contract, operation, codes.validation)?.status);
  const schema = operation.object.responses[status]?.content?.['application/json']?.schema;
  const resolve = resolverOf(contract);
  const branches = (one: Schema): { schema: Schema; pointer?: string }[] => {
    const { $ref } = one;
    const node = $ref === undefined ? one : resolve($ref);
    return [
      { schema: node, ...($ref === undefined ? {} : { pointer: $ref.slice(1) }) },
      ...(node.oneOf ?? []).flatMap(branches),
    ];
  };
  const branch = (schema ? branches(schema) : []).find(
    ({ schema: one }) =>
      one.properties?.['errorCode']?.const === codes.validation && one.required?.includes('errorMessage'),
  );
  return branch?.pointer === undefined
    ? undefined
    : evidenceAt(contract.document, `${branch.pointer}/properties/errorMessage`, 'required');
}

/** Several members wrong at once: the refusal names them all, so that a caller mends them in one go. */
export const severalAtOnce: CaseRule = {
  id: 'several-at-once',
  about: 'several members wrong at once',
  templates(input) {
    const { contract, operation, base } = input;
    const wrong = chosen(input);
    if (wrong.length < 2 || !base.body) return [];
    const sent = wrong.flatMap(({ name, mutant }): [string, unknown][] =>
      mutant.rule === 'missing-required' ? [] : [[name, (mutant.value as Record<string, unknown>)[name]]],
    );
    const right = Object.entries(base.body).filter(([name]) => !wrong.some((one) => one.name === name));
    const broken = Object.fromEntries([...right, ...sent]);
    const evidence = wrong.map(({ mutant }) => mutant.evidence);
    const message = messageEvidence(contract, operation);
    const names = wrong.map(({ name }) => name);
    // One violation is enough to be refused; that all are told rests on each of them.
    const expect = refusedAsInvalid(contract, operation, evidenceGround(strongest(evidence) ?? { grade: 'assumed' }), {
      ...(message ? { names } : {}),
    });
    const all = [...evidence, ...(message ? [message] : [])];
    const ground = expect.ground.kind === 'evidence' ? [expect.ground.evidence, ...all] : all;
    return [
      templateOf(operation, {
        phase: 'negative',
        rule: 'several-at-once',
        name: `with ${names.join(', ')} wrong at once`,
        expect: { ...expect, ground: evidenceGround(weakestEvidence(ground)) },
        request: (given) => requestOf(operation, { ...given, whole: broken }),
      }),
    ];
  },
};
