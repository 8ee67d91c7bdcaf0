import { weakestEvidence, type Evidence } from '../../contracts/model/evidence.js';
import { evidenceGround } from '../../contracts/model/ground.js';
import type { ExchangeInput, Judgement } from '../checks/check.js';
import { isSuccess } from '../exchange.js';
import { answerBody, scalarsIn, type Scalar } from './answer.js';

/** What a check says of one scalar. */
export interface ScalarVerdict {
  evidence: Evidence;
  /** Absent where it is right. */
  flaw?: { message: string; expected: string; actual: string };
}

/**
 * Judges the scalars of a success one by one.
 * @param look gives nothing for a scalar that is no matter of the check
 * @param holds what to say of so many that are right
 * @returns a judgement per flaw; without one, a single one that holds, or none where nothing was looked at
 */
export function judgeScalars(
  check: string,
  { response, exchange }: ExchangeInput,
  look: (scalar: Scalar) => ScalarVerdict | undefined,
  holds: (count: number) => string,
): Judgement[] {
  if (!isSuccess(response)) return [];
  const subject = { kind: 'exchange' as const, id: exchange.id };
  const right: Evidence[] = [];
  const broken: Judgement[] = [];
  for (const scalar of scalarsIn(answerBody(response))) {
    const verdict = look(scalar);
    if (!verdict) continue;
    const { evidence, flaw } = verdict;
    if (flaw)
      broken.push({ check, holds: false, ground: evidenceGround(evidence), pointer: scalar.pointer, ...flaw, subject });
    else right.push(evidence);
  }
  if (broken.length > 0 || right.length === 0) return broken;
  return [
    { check, holds: true, ground: evidenceGround(weakestEvidence(right)), message: holds(right.length), subject },
  ];
}
