import type { Evidence } from '../contracts/model/evidence.js';

/** How much a requirement demands (RFC 2119). */
export const levels = ['MUST', 'SHOULD', 'MAY'] as const;
export type Level = (typeof levels)[number];

/** What became of a requirement. */
export type RequirementOutcome =
  'conformant' | 'not-conformant' | 'not-applicable' | 'not-tested' | 'attested' | 'waived';

/** What became of a certification. */
export type CertificationVerdict = 'conformant' | 'conditional' | 'not-conformant' | 'incomplete';

/** What a requirement rests on: a fact of the contract with its grade, or a principle that needs no statement. */
export type Ground = { fact: string; evidence: Evidence } | { principle: string };

/** What a scenario showed. */
export interface Judged {
  outcome: 'conformant' | 'not-conformant' | 'not-applicable' | 'not-tested';
  /** In a sentence, without values that somebody received. */
  because: string;
}

/** The outcome of one requirement, as a bundle lists it. */
export interface Result {
  requirement: string;
  profile: string;
  level: Level;
  text: string;
  ground: Ground;
  outcome: RequirementOutcome;
  because: string;
  /** Who attested or waived it. */
  by?: string;
  /** Until when a waiver holds (ISO 8601 date). */
  until?: string;
}
