import type { Account } from './ledger/account.js';
import type { Money } from './ledger/money.js';
import type { Random } from './random.js';

/** One line of a history. */
export interface Transaction {
  id: string;
  type: 'CRYPTO_DEPOSIT' | 'SEPA_DEPOSIT' | 'TRANSFER';
  /** Negative where it goes out. */
  amount: Money;
  currency: string;
  status: 'PENDING' | 'SUCCESSFUL' | 'FAILED';
  /** Milliseconds since the epoch. */
  createdAt: number;
}

/** Whoever can own money: the partner or one of its users. */
export interface Party {
  /** `null` for the partner. */
  externalUserId: string | null;
  ledgerAccount: Account;
  /** Oldest first. */
  transactions: Transaction[];
  /** How many ids of transactions have been given out. */
  givenIds: number;
  random: Random;
}

/** A party without transactions. */
export function createParty<Id extends string | null>(
  externalUserId: Id,
  ledgerAccount: Account,
  random: Random,
): Party & { externalUserId: Id } {
  return { externalUserId, ledgerAccount, transactions: [], givenIds: 0, random };
}

/** Runs an action with the id of the party's next transaction; where it throws, the next one gets the same id. */
export function withTransactionId<Result>(party: Party, act: (id: string) => Result): Result {
  const result = act(party.random.fork('transaction', String(party.givenIds)).uuid());
  party.givenIds += 1;
  return result;
}
