import type { Evidence } from '../../contracts/model/evidence.js';
import { editions, evidenceIn, nearestEdition, type Edition, type GradedFact } from './evidence.js';

/**
 * Evidence of a fact in an edition, or, where the edition is silent on it, carried from the nearest edition that shows it:
 * an earlier one first. Only for facts that no difference or contradiction takes back.
 */
export function evidenceOrCarried(fact: GradedFact, edition: Edition, source: string): Evidence | undefined {
  const own = evidenceIn(fact, edition, source);
  if (own) return own;
  const shown = editions.filter((other) => evidenceIn(fact, other, source)?.grade === 'documented');
  const from = nearestEdition(edition, shown);
  return from ? { grade: 'carried', edition: from, source } : undefined;
}

/** Rows known in an edition, each with its evidence. */
export function knownRows<T extends GradedFact>(
  rows: readonly T[],
  edition: Edition,
  source: string,
  find: typeof evidenceIn | typeof evidenceOrCarried = evidenceIn,
): { row: T; evidence: Evidence }[] {
  return rows.flatMap((row) => {
    const evidence = find(row, edition, source);
    return evidence ? [{ row, evidence }] : [];
  });
}

/** @throws Error when no edition shows the fact: the dossier lacks what every contract needs */
export function mustKnow(fact: GradedFact, edition: Edition, source: string): Evidence {
  const evidence = evidenceOrCarried(fact, edition, source);
  if (!evidence) throw new Error(`dossier: "${source}" states nothing for edition ${edition}`);
  return evidence;
}
