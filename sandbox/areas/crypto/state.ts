import type { Money } from '../../ledger/money.js';

/** An incoming on-chain deposit; nothing is credited before it is SUCCESSFUL. */
export interface CryptoDeposit {
  id: string;
  /** `null` for the partner. */
  externalUserId: string | null;
  network: string;
  currency: string;
  amount: Money;
  transactionHash: string;
  status: string;
  /** Milliseconds since the epoch. */
  createdAt: number;
}

/** What the area keeps per tenant. */
export interface CryptoState {
  deposits: Map<string, CryptoDeposit>;
}

/** Nothing yet. */
export function createCryptoState(): CryptoState {
  return { deposits: new Map() };
}
