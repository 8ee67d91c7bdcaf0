import type { Facts } from '../contracts/model/types.js';
import { chainAccount } from './ledger/account.js';
import { transfer, type Ledger } from './ledger/ledger.js';
import type { Money } from './ledger/money.js';
import type { Party, Transaction } from './party.js';
import { mayFollow } from './state-machine.js';

/** An incoming on-chain deposit; nothing is credited before it is SUCCESSFUL. */
export interface CryptoDeposit {
  party: Party;
  network: string;
  transactionHash: string;
  status: string;
  /** Its line in the party's history. */
  transaction: Transaction;
}

/** Chains whose transaction hashes are written with a prefix. */
const prefixes: Record<string, string> = { ethereum: '0x', polygon: '0x' };

const historyStatus: Record<string, Transaction['status']> = { SUCCESSFUL: 'SUCCESSFUL', UNSUCCESSFUL: 'FAILED' };

/** Whether a list of states is one that a deposit can run through, from a state it has or from creation. */
export function canPass(facts: Facts, from: string | null, states: readonly string[]): boolean {
  return states.every((status, index) => mayFollow(facts, 'cryptoDeposit', states[index - 1] ?? from, status));
}

/** A deposit in its first state; it is part of the party's history from now on. */
export function openCryptoDeposit(
  id: string,
  party: Party,
  { status, ...seen }: { status: string; currency: string; network: string; amount: Money; createdAt: number },
): CryptoDeposit {
  const { currency, network, amount, createdAt } = seen;
  const transaction: Transaction = { id, type: 'CRYPTO_DEPOSIT', amount, currency, status: 'PENDING', createdAt };
  party.transactions.push(transaction);
  const hash = Buffer.from(party.random.fork('transaction-hash', id).bytes(32)).toString('hex');
  return { party, network, transactionHash: (prefixes[network] ?? '') + hash, status, transaction };
}

/** Takes a deposit to its next state; SUCCESSFUL credits it. */
export function advanceCryptoDeposit(ledger: Ledger, deposit: CryptoDeposit, status: string): void {
  const { party, network, transaction } = deposit;
  const { id, currency, amount } = transaction;
  if (status === 'SUCCESSFUL') ledger.move(transfer(id, chainAccount(network), party.ledgerAccount, currency, amount));
  deposit.status = status;
  transaction.status = historyStatus[status] ?? 'PENDING';
}
