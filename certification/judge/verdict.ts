import type { RequirementOutcome, Result, CertificationVerdict } from '../outcome.js';
import type { CertificationRecord } from '../record/format.js';

/** What a certification comes to. */
export interface Concluded {
  verdict: CertificationVerdict;
  /** In a sentence. */
  because: string;
  /** How many requirements had each outcome. */
  counts: Record<RequirementOutcome, number>;
  /** Until when a conditional pass holds. */
  until?: string;
}

const none: Record<RequirementOutcome, number> = {
  conformant: 0,
  'not-conformant': 0,
  'not-applicable': 0,
  'not-tested': 0,
  attested: 0,
  waived: 0,
};

/**
 * A MUST that doesn't hold is not conformant; a MUST that nobody tested, or a record without its end, is incomplete; a MUST that is
 * waived makes the pass conditional, until the first waiver runs out.
 */
export function conclude(results: readonly Result[], { end }: Pick<CertificationRecord, 'end'>): Concluded {
  const counts = { ...none };
  for (const { outcome } of results) counts[outcome] += 1;
  const must = results.filter(({ level }) => level === 'MUST');
  const named = (outcome: RequirementOutcome): string[] =>
    must.filter((result) => result.outcome === outcome).map(({ requirement }) => requirement);
  const [broken, untested, waived] = [named('not-conformant'), named('not-tested'), named('waived')];
  if (broken.length > 0) return { verdict: 'not-conformant', because: `not conformant: ${list(broken)}`, counts };
  if (!end) return { verdict: 'incomplete', because: 'the certification did not come to its end', counts };
  if (untested.length > 0) return { verdict: 'incomplete', because: `not tested: ${list(untested)}`, counts };
  if (counts.conformant === 0) return { verdict: 'incomplete', because: 'no requirement was shown to hold', counts };
  const until = results.flatMap((one) => one.until ?? []).sort()[0];
  if (waived.length > 0 && until !== undefined)
    return { verdict: 'conditional', because: `waived until ${until}: ${list(waived)}`, counts, until };
  return { verdict: 'conformant', because: 'every MUST holds', counts };
}

function list(ids: readonly string[]): string {
  const shown = ids.slice(0, 5).join(', ');
  return ids.length > 5 ? `${shown} and ${ids.length - 5} more` : shown;
}
