import { weakestGrade, type Evidence, type Grade } from '../../contracts/model/evidence.js';

/** Editions of the documentation, oldest first. */
export const editions = ['legacy', '2025', 'test', 'latest'] as const;
export type Edition = (typeof editions)[number];

/** How a dossier entry states its evidence (contracts/dossier/README.md). */
export interface GradedFact {
  evidence?: Grade | Partial<Record<Edition, Grade>>;
  editions?: Edition[];
  carried?: Partial<Record<Edition, Edition>>;
  from?: Edition | Partial<Record<Edition, Edition>>;
}

/** The edition among `shown` that a fact is carried from: the nearest earlier one, else the nearest later one. */
export function nearestEdition(edition: Edition, shown: readonly Edition[]): Edition | undefined {
  const place = editions.indexOf(edition);
  const earlier = editions.filter((other, index) => index < place && shown.includes(other));
  const later = editions.filter((other, index) => index > place && shown.includes(other));
  return earlier.at(-1) ?? later[0];
}

/** How a word of the wire is spelled in each edition that shows it. */
export type Spelling = Partial<Record<Edition, string>>;

/** A word as an edition spells it, or the nearest one that shows it. */
export function spelledIn(edition: Edition, word: string, spelling: Spelling = {}): string {
  const shown = Object.keys(spelling) as Edition[];
  const from = spelling[edition] === undefined ? nearestEdition(edition, shown) : edition;
  return (from && spelling[from]) ?? word;
}

function sourceEdition(fact: GradedFact, edition: Edition, shown: readonly Edition[]): Edition | undefined {
  if (typeof fact.from === 'string') return fact.from;
  return fact.from?.[edition] ?? nearestEdition(edition, shown);
}

function withEdition(grade: Grade, edition: Edition, carriedFrom: Edition | undefined, source: string): Evidence {
  if (grade === 'assumed' || grade === 'secondary') return { grade, source };
  const shownIn = grade === 'carried' ? carriedFrom : edition;
  return { grade, ...(shownIn ? { edition: shownIn } : {}), source };
}

/**
 * Evidence of a dossier fact in one edition.
 * `undefined`: the fact is not known there. `inherited` is what a fact without evidence of its own takes over.
 */
export function evidenceIn(
  fact: GradedFact,
  edition: Edition,
  source: string,
  inherited?: Evidence,
): Evidence | undefined {
  const { evidence } = fact;
  if (evidence === undefined) {
    if (fact.editions && !fact.editions.includes(edition)) return undefined;
    return inherited;
  }
  if (typeof evidence === 'object') {
    const grade = evidence[edition];
    if (!grade) return undefined;
    const shown = editions.filter((other) => evidence[other] === 'documented');
    return withEdition(grade, edition, sourceEdition(fact, edition, shown), source);
  }
  if (!fact.editions) return withEdition(evidence, edition, sourceEdition(fact, edition, []), source);
  if (fact.editions.includes(edition))
    return withEdition(evidence, edition, sourceEdition(fact, edition, fact.editions), source);
  const carriedFrom = fact.carried?.[edition];
  if (!carriedFrom) return undefined;
  // Carrying lowers what a page shows; it never raises a guess.
  const grade = weakestGrade([evidence, 'carried']);
  return grade === 'carried'
    ? { grade, edition: carriedFrom, source }
    : withEdition(grade, carriedFrom, carriedFrom, source);
}

/** Whether two pieces of evidence say the same, so that the inner one need not be written. */
export function sameEvidence(a: Evidence | undefined, b: Evidence | undefined): boolean {
  return a?.grade === b?.grade && a?.edition === b?.edition && a?.source === b?.source && a?.basis === b?.basis;
}
