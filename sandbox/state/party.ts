import type { Account } from '../ledger/account.js';
import type { Money } from '../ledger/money.js';
import type { Random } from '../random.js';

/** One line of a history. */
export interface Transaction {
  id: string;
  type: 'CRYPTO_DEPOSIT' | 'CRYPTO_WITHDRAWAL' | 'SEPA_DEPOSIT' | 'SEPA_TRANSFER' | 'EXCHANGE' | 'TRANSFER' | 'CARD';
  /** Negative where it goes out, with what the movement cost. */
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
  /** How many ids have been given out. */
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

/** The id of the next thing that belongs to a party: transaction, lock, card and so on. */
export function nextId(party: Party): string {
  const id = party.random.uuidFor('transaction', String(party.givenIds));
  party.givenIds += 1;
  return id;
}

/** Sets the status of the lines of a transaction. */
export function settleLines(party: Party, id: string, status: Transaction['status']): void {
  // The newest are the ones that are still open.
  for (let index = party.transactions.length - 1; index >= 0; index -= 1) {
    const line = party.transactions[index];
    if (line?.id === id) line.status = status;
  }
}
