import type { ApiVersion } from '../../contracts/model/typed.js';
import type { NetworkTerms } from '../../contracts/model/facts.js';

/**
 * How one API version behaves where its contract alone does not say it. Paths, fields, JSON types and success statuses come
 * from the contract: an operation or a webhook shows the members that the version's schema has, and amounts as its schema
 * writes them. Everything else in which versions differ is a row here.
 */
export interface VersionTraits {
  apiVersion: ApiVersion;
  /** When a user's balances come into being (C06). */
  balancesExist: 'at-creation' | 'after-verification';
  /** Which errors have an errorMessage (C34). */
  errorMessage: 'always' | readonly string[];
  /** Fees and minima that the facts of the version leave open (choices.yaml, `network-terms`). */
  networkTerms: readonly Omit<NetworkTerms, 'evidence'>[];
}
