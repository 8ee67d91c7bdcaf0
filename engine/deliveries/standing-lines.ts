import { levels, type Strictness } from '../../contracts/model/levels.js';
import { describeExpectation } from '../../generators/cases/case.js';
import { judgementLine } from '../judgement-line.js';
import type { Outcome, RecordLine } from '../record/format.js';
import { deliveryLine } from './delivery-line.js';
import type { StandingCase } from './standing.js';

function worst(outcomes: readonly Outcome[]): Outcome {
  return [...levels].reverse().find((level) => outcomes.includes(level)) ?? 'pass';
}

/** The lines of a record about a standing case, its deliveries and all that was judged of them. */
export function standingLines(
  { planned, deliveries, judgements, witnesses }: StandingCase,
  strictness: Strictness,
  at: string,
): RecordLine[] {
  const { id, phase, rule, name, webhookId } = planned;
  const judged = judgements.map((judgement) => judgementLine(id, judgement, strictness));
  return [
    { type: 'case', id, phase, rule, name, webhookId, expectation: describeExpectation(planned), startedAt: at },
    ...deliveries.map((delivery) => deliveryLine(id, delivery)),
    ...judged,
    {
      type: 'case-end',
      caseId: id,
      outcome: worst(judged.map(({ outcome }) => outcome)),
      durationMs: 0,
      ...(witnesses.length > 0 && { observed: [...new Set(witnesses)] }),
    },
  ];
}
