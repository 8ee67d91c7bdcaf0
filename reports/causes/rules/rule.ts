import type { Symptom } from '../symptom.js';

/** What rules may know of the run beside its symptoms. */
export interface RunFacts {
  /**
   * How many of the cases that a check judged and that rest on reads of an operation did not hold.
   * @returns from 0 to 1
   */
  brokenShare(check: string, operationId: string): number;
  /** The operation that an exchange of the record called. */
  operationOf(exchangeId: string): string | undefined;
  /** How many operations and webhooks show a symptom in the same way. */
  alike(symptom: Symptom): number;
  /** Operations and webhooks that the run judged. */
  subjects: number;
  /** Deliveries that came. */
  deliveries: number;
}

/** A way in which one symptom explains another. A pure function of what the record holds. */
export interface CauseRule {
  id: string;
  /** What a consequence is to its cause, as reports say it after its check: "… because <about>". */
  about: string;
  /** Only symptoms that share one of these keys are held against each other. */
  keysOf(symptom: Symptom): readonly string[];
  /** Whether `cause` explains `other`. */
  explains(cause: Symptom, other: Symptom, run: RunFacts): boolean;
  /** The consequence is a finding only because of what its cause rests on: then it may weigh more than a cause that is proven. */
  presupposed?: true;
}

/** Whether at least half of the findings of a symptom are such. */
export function mostly({ sightings }: Symptom, isSuch: (sighting: Symptom['sightings'][number]) => boolean): boolean {
  return sightings.filter(isSuch).length * 2 >= sightings.length;
}

/** Whether one of two places contains the other, or is it. */
export function touch(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}
