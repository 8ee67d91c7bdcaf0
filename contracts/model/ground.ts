import type { Evidence } from './evidence.js';

/** Principles that rest on no statement of the provider (docs/evidence.md has each). */
export const principles = [
  'authentication',
  'isolation of tenants',
  'isolation of users',
  'an object keeps its identity',
  'conservation of money',
  'no effect of a failed call',
  'effect of a confirmed call',
  'no secret exposed',
  'a read changes nothing',
  'what was done decides what is answered',
  'well-formed HTTP and JSON',
  'nothing is told that did not happen',
  "the target's configuration",
  'nothing is judged that was not carried out',
] as const;

export type Principle = (typeof principles)[number];

/** What a judgement rests on: a statement of the provider, or a principle that needs none. */
export type Ground = { kind: 'evidence'; evidence: Evidence } | { kind: 'principle'; principle: Principle };

export function evidenceGround(evidence: Evidence): Ground {
  return { kind: 'evidence', evidence };
}

export function principle(name: Principle): Ground {
  return { kind: 'principle', principle: name };
}
