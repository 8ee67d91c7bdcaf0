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
  /** Whether users can be lifted to ACTIVE_EXTENDED (U28). */
  extendedLevelExists: boolean;
  /** What a proof of address that is owed must come before (C07). */
  addressProofBefore: 'verification' | 'extension';
  /** Answer of the hosted identity check's page for a verification that does not exist. */
  unknownHostedPage: 'page' | 'refused';
  /** Codes answered in place of others whose status the version lists nowhere (choices.yaml, `unlisted-status`). */
  replacedCodes: Readonly<Record<string, string>>;
  /** Which errors have an errorMessage (C34). */
  errorMessage: 'always' | readonly string[];
  /** How exactly the expiry of an order lock is told (U33). */
  orderLockTime: 'whole-seconds' | 'milliseconds';
  /** How withdrawals spell networks when they are shown (C14). */
  withdrawalNetworks: 'lower-case' | 'upper-case';
  /** What a user must have passed to get and to see cards. */
  cardsNeed: 'verification' | 'extension';
  /** When lack of funds for a SEPA transfer is noticed (C20). */
  sepaFundsChecked: 'at-creation' | 'at-execution';
  /** How a SEPA transfer may spell its currency (C15). */
  sepaCurrencies: readonly string[];
  /** Fee of a SEPA transfer, where the facts of the version leave it open (choices.yaml, `sepa-fee`). */
  sepaTransferFee?: { percent: number; minimum: number };
  /** Whether a deposit waits until the holder of the sending account has been compared with the user. */
  sendersAreChecked: boolean;
  /** Fees and minima that the facts of the version leave open (choices.yaml, `network-terms`). */
  networkTerms: readonly Omit<NetworkTerms, 'evidence'>[];
}
