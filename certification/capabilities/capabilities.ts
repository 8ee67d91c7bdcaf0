import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../contracts/model/load.js';
import { CertificationInputError } from '../bad-input.js';
import type { Profile } from '../profiles/profile.js';
import { writtenReader } from '../written-file.js';

/** What a partner declares about the product that is certified. */
export interface Capabilities {
  partner: string;
  product: string;
  version: string;
  /** Profiles beside core. */
  capabilities: string[];
  notOffered?: { requirement: string; reason: string }[];
  paths?: Record<string, string>;
  signature?: 'standard-webhooks';
  outOfScope?: string[];
  attested?: { requirement: string; by: string; evidence: string; date: string }[];
  waived?: { requirement: string; owner: string; reason: string; expires: string }[];
}

const schemaFile = path.join(packageRoot, 'certification/capabilities/capabilities.schema.json');

/**
 * A capability file.
 * @throws CertificationInputError with `file:line` and what is allowed there
 */
export const parseCapabilities = writtenReader<Capabilities>(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);

/**
 * Holds what is declared against what the profiles demand.
 * @throws CertificationInputError for a requirement that no profile has, that is declared twice, or a waiver that has run out
 */
export function checkDeclared(declared: Capabilities, profiles: readonly Profile[], today: string, file: string): void {
  const known = new Set(profiles.flatMap(({ requirements }) => requirements.map(({ id }) => id)));
  const seen = new Set<string>();
  for (const { requirement } of [
    ...(declared.notOffered ?? []),
    ...(declared.attested ?? []),
    ...(declared.waived ?? []),
  ]) {
    if (!known.has(requirement))
      throw new CertificationInputError(`${file}: requirement "${requirement}" is in none of the profiles`);
    if (seen.has(requirement))
      throw new CertificationInputError(`${file}: requirement "${requirement}" is declared more than once`);
    seen.add(requirement);
  }
  const [late] = (declared.waived ?? []).filter(({ expires }) => expires < today);
  if (late)
    throw new CertificationInputError(
      `${file}: the waiver of "${late.requirement}" ran out on ${late.expires}; renew or remove it`,
    );
}
