import { isLevel } from '../engine/record/format.js';
import type { CaseRecord } from '../engine/record/reader.js';

/** A finding that fails a run. */
export interface FailingFinding {
  caseId: string;
  check: string;
  message: string;
  /** Whether the case's request keeps to the contract. */
  valid: boolean;
}

/** What of a case fails a run; what is accepted there is left out. */
export function failingOf({ line, judgements }: CaseRecord): FailingFinding[] {
  return judgements
    .filter(({ outcome, level, waivedBy }) => isLevel(outcome) && level === 'fail' && waivedBy === undefined)
    .map(({ check, message }) => ({ caseId: line.id, check, message, valid: line.valid !== false }));
}

/** Findings of a run that another run does not have; each case and check once. */
export function newFindings(of: readonly FailingFinding[], before: readonly FailingFinding[]): FailingFinding[] {
  const key = ({ caseId, check }: FailingFinding): string => `${caseId} ${check}`;
  const seen = new Set(before.map(key));
  return of.filter((finding) => {
    if (seen.has(key(finding))) return false;
    seen.add(key(finding));
    return true;
  });
}
