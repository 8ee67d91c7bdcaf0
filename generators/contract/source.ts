import type { Evidence, EvidenceNode } from '../../contracts/model/evidence.js';
import type { Facts } from '../../contracts/model/facts.js';
import type { ImportedPage } from '../import/page.js';
import type { Hints } from '../schema/hints.js';
import type { Dossier } from './dossier.js';
import { sameEvidence, type Edition } from './evidence.js';

/** A page that was imported for this version, with its hints. */
export interface ImportedPayload {
  page: ImportedPage;
  hints: Hints;
}

/** Everything a contract is built from. */
export interface ContractSource {
  edition: Edition;
  dossier: Dossier;
  facts: Facts;
  /** By id of webhook or operation. */
  payloads: ReadonlyMap<string, ImportedPayload>;
}

export const json = 'application/json';

/** `x-evidence` of a node, where it says something else than its surroundings. */
export function evidenceNode(evidence: Evidence | undefined, inherited?: Evidence): { 'x-evidence'?: EvidenceNode } {
  return evidence && !sameEvidence(evidence, inherited) ? { 'x-evidence': evidence } : {};
}

/**
 * A tag's name: what the documentation's navigation calls the area.
 * @throws Error for an area that `areas.yaml` of the dossier lacks
 */
export function areaTag(area: string, { areas }: Pick<Dossier, 'areas'>): string {
  const known = areas[area];
  if (!known) throw new Error(`contracts/dossier/areas.yaml: no row for the area ${area}`);
  return known.name;
}
