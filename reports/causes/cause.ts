import type { Level } from '../../contracts/model/levels.js';
import type { CauseKind } from './kinds/kind.js';

/** How findings are put together. */
export const groupings = ['cause', 'check', 'operation'] as const;
export type Grouping = (typeof groupings)[number];

/** A finding in a list: a judgement of a case. */
export interface FindingRow {
  caseNumber: number;
  /** Index of the judgement in its case. */
  judgement: number;
  level: Level;
  /** JSON Pointer in the message's body. */
  pointer?: string;
  /** A waiver accepts it. */
  waived?: boolean;
}

/** What a cause explains beside what shows it best. */
export interface Consequence {
  check: string;
  /** Operation or webhook that its cases are about. */
  about: string;
  place?: string;
  /** Message of the worst of its findings; of equal ones, of the first. */
  headline: string;
  /** Id of the rule that explains it, and what that says. */
  rule: string;
  because: string;
  findings: number;
}

/** What explains a set of findings: every finding belongs to exactly one. */
export interface Cause {
  /** Tells it from all others, and is the same in every run. */
  key: string;
  check: string;
  /** JSON Pointer with `*` for array indices; `undefined` where the findings are not about one place of a body. */
  place?: string;
  /** Error code of the answers; the status of one that failed without a code. */
  code?: string;
  /** Message of the worst finding of what shows it best; of equal ones, of the first. */
  headline: string;
  /** The case of that finding. */
  caseId: string;
  kind: CauseKind;
  /** Why it is of that kind. */
  kindReason: string;
  /** The worst of its findings, at this target and at a real one. */
  level: Level;
  defaultLevel: Level;
  /** Operations and webhooks that show it, the first the one that it is about. */
  about: string[];
  /** Number of cases that show it. */
  cases: number;
  /** Findings that a waiver accepts. */
  waived: number;
  /** What shows it best stands first, the worst before the others, then the consequences. */
  findings: FindingRow[];
  /** The nearest to the break first. */
  consequences: Consequence[];
}

/** Whether waivers accept all findings of a cause. */
export function isWaived({ waived, findings }: { waived: number; findings: readonly FindingRow[] }): boolean {
  return waived === findings.length;
}
