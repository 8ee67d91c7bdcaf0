import type { RunFacts } from '../rules/rule.js';
import type { Symptom } from '../symptom.js';

/** Where a cause lies: who has to look at it first. */
export type CauseKind = 'provider' | 'contract' | 'environment' | 'suite' | 'unknown';

/** A sign that a cause is of a kind. A pure function of what the record holds. */
export interface KindRule {
  kind: CauseKind;
  /** Why the cause of these findings is of the kind; `undefined` where nothing says so. */
  reason(head: Symptom, run: RunFacts): string | undefined;
}
