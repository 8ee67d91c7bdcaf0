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
  /** Whether the partner has told who the sender is. */
  hasTravelRuleData: boolean;
  /** Milliseconds since the epoch. */
  createdAt: number;
}

/** An outgoing on-chain withdrawal; while it is PENDING its amount and its fees are held. */
export interface CryptoWithdrawal {
  id: string;
  /** `null` for the partner. */
  externalUserId: string | null;
  network: string;
  currency: string;
  /** What arrives. */
  amount: Money;
  /** What the provider keeps, in the withdrawal's currency. */
  serviceFee: Money;
  /** What the chain takes, in the withdrawal's currency. */
  networkFee: Money;
  destination: string;
  /** `null` for one that is not on the chain. */
  transactionHash: string | null;
  status: 'PENDING' | 'SUCCESSFUL' | 'FAILED';
  /** Milliseconds since the epoch. */
  createdAt: number;
}

/** What the area keeps per tenant. */
export interface CryptoState {
  deposits: Map<string, CryptoDeposit>;
  withdrawals: Map<string, CryptoWithdrawal>;
}

/** Nothing yet. */
export function createCryptoState(): CryptoState {
  return { deposits: new Map(), withdrawals: new Map() };
}
