import type { Contract } from '../model/types.js';
import type { StatedContradictions } from './stated.js';

/** One of several things that the documentation says, with the place that says it. */
export interface Reading {
  text: string;
  /** Edition of the documentation that says it. */
  edition: string;
  /** Page, table or sample, in words a reader can look up. */
  source: string;
}

/** What a defect is about. */
export interface Place {
  kind: 'operation' | 'webhook' | 'page';
  /** Id of the operation or webhook, or the page's title. */
  id: string;
  title: string;
}

/** A place where the documentation of one edition contradicts itself. It says nothing about the target. */
export interface Defect {
  /** Stable within an API version. */
  id: string;
  rule: string;
  /** Version whose contract rests on it. */
  apiVersion: string;
  /** Edition that contradicts itself: the version's own, or the one that its contract carries the place from. */
  edition: string;
  topic: string;
  places: Place[];
  readings: Reading[];
  /** What the contract does about it, where that is known. */
  contract?: string;
  /** Rules that find the same in the contract by themselves. */
  confirmedBy?: string[];
}

export interface LintInput {
  contract: Contract;
  /** Contradictions that the dossier notes. */
  stated: StatedContradictions;
}

/** One kind of contradiction. */
export interface LintRule {
  /** Kebab-case and stable. */
  id: string;
  /** What it looks for, in one sentence. */
  describes: string;
  find(input: LintInput): Defect[];
}
