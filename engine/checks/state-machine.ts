import { weakestEvidence, type Evidence } from '../../contracts/model/evidence.js';
import type { StateMachine } from '../../contracts/model/facts.js';
import { evidenceGround } from '../../contracts/model/ground.js';
import { valueAt } from '../../contracts/model/pointer.js';
import type { AnsweredExchange } from '../exchange.js';
import { answerBody } from '../judging/answer.js';
import { reaches, stateNamed, type State } from '../judging/states.js';
import { subjectOf, succeeded } from '../judging/observation.js';
import type { Judgement, ObservationCheck } from './check.js';

const check = 'state-machine';

/** How well it is known that a state is final: where nobody shows how it is spelt, that it is this one is a guess. */
function finalEvidence({ literal, evidence }: State): Evidence {
  return literal ? evidence : weakestEvidence([evidence, { ...evidence, grade: 'assumed' }]);
}

interface Seen {
  spelling: string;
  exchange: AnsweredExchange;
}

/** What the facts say of one state after another, as they are spelt on the wire; `undefined` where they say nothing. */
export function judgeStep(
  machine: StateMachine,
  before: string,
  after: string,
): Pick<Judgement, 'holds' | 'ground' | 'message' | 'expected' | 'actual'> | undefined {
  if (before === after) return undefined;
  const [from, to] = [stateNamed(machine, before), stateNamed(machine, after)];
  if (!from || from === to) return undefined;
  // One state under two spellings cannot be told from two states.
  if (!from.literal && !to) return undefined;
  const actual = `${before}, then ${after}`;
  if (from.terminal)
    return {
      holds: false,
      ground: evidenceGround(finalEvidence(from)),
      message: `${machine.entity}: ${before} is final, and ${after} came after it`,
      expected: `${before} for good`,
      actual,
    };
  // A machine without transitions says nothing of what may follow what, and one of guessed spellings too little.
  if (!to || !from.literal || !to.literal || machine.transitions.length === 0) return undefined;
  const evidence = weakestEvidence([from.evidence, to.evidence, ...machine.transitions.map((step) => step.evidence)]);
  const holds = reaches(machine, from.name, to.name);
  return {
    holds,
    ground: evidenceGround(evidence),
    message: `${machine.entity}: ${after} ${holds ? 'may' : 'cannot'} follow ${before}`,
    expected: `a state that may follow ${before}`,
    actual,
  };
}

export const stateMachine: ObservationCheck = {
  id: check,
  title: 'States follow each other as documented',
  about:
    'An object left a final state, or went from one state to another that cannot follow it: whoever acted on the first state acted wrongly. Spellings that no state has are not judged. Ask the provider which of the two answers is right.',
  restsOn:
    'The states and transitions of the facts: a final state on its own row, as a guess where its spelling is not known, anything else on the weakest row of its machine.',
  relations: ['states'],
  judge({ contract, case: { expected }, observed }) {
    const machine = contract.facts.stateMachines.find(({ id }) => id === expected?.machine);
    const pointer = expected?.pointer ?? '/status';
    if (!machine) return [];
    const seen = (observed['reads'] ?? []).filter(succeeded).flatMap((exchange): Seen[] => {
      const spelling = valueAt(answerBody(exchange.response), pointer);
      return typeof spelling === 'string' ? [{ spelling, exchange }] : [];
    });
    const steps = seen.slice(1).flatMap((after, index) => {
      const before = seen[index];
      const judged = before && judgeStep(machine, before.spelling, after.spelling);
      return judged ? [{ check, pointer, subject: subjectOf(after.exchange), ...judged }] : [];
    });
    const broken = steps.filter(({ holds }) => !holds);
    return broken.length > 0 ? broken : steps.slice(-1);
  },
};
