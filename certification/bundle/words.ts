import type { RequirementOutcome, CertificationVerdict } from '../outcome.js';

/** Outcomes as people read them, in the order in which they are listed. */
export const outcomeWords: Readonly<Record<RequirementOutcome, string>> = {
  'not-conformant': 'not conformant',
  'not-tested': 'not tested',
  waived: 'waived',
  attested: 'attested by a person',
  conformant: 'conformant',
  'not-applicable': 'not applicable',
};

export const verdictWords: Readonly<Record<CertificationVerdict, string>> = {
  conformant: 'conformant',
  conditional: 'conformant on conditions',
  'not-conformant': 'not conformant',
  incomplete: 'incomplete',
};

/** Counts in a line, without those that are nought. */
export function countsText(counts: Readonly<Record<RequirementOutcome, number>>): string {
  return (Object.keys(outcomeWords) as RequirementOutcome[])
    .filter((outcome) => (counts[outcome] ?? 0) > 0)
    .map((outcome) => `${counts[outcome]} ${outcomeWords[outcome]}`)
    .join(' · ');
}

/** How a certificate without another one's vouching is called, everywhere. */
export const selfDeclared = 'self-declared';
