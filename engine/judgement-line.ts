import { levelAt, type Strictness } from '../contracts/model/levels.js';
import type { Judgement } from './checks/check.js';
import type { JudgementLine } from './record/format.js';

/** The line of a record about a judgement: with its levels here and at a real target, where it did not hold. */
export function judgementLine(caseId: string, judgement: Judgement, strictness: Strictness): JudgementLine {
  const { holds, atMost: _atMost, ...rest } = judgement;
  const base = { type: 'judgement' as const, caseId, ...rest };
  if (holds) return { ...base, outcome: 'pass' };
  const level = levelAt(judgement, strictness);
  return { ...base, outcome: level, level, defaultLevel: levelAt(judgement, 'documented') };
}
