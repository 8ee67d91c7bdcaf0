import type { Money } from '../../ledger/money.js';

/**
 * Integration level of a partner's own transfers: 1 is the closed loop, to accounts of the same person; 2 the open loop, to
 * anybody.
 */
export type SepaLevel = 1 | 2;

/** An outgoing bank transfer that was accepted. */
export interface SepaTransfer {
  id: string;
  /** Who pays; `null` for the partner. */
  externalUserId: string | null;
  level: SepaLevel;
  amount: Money;
  /** On top of the amount, where the transfer succeeds. */
  fee: Money;
  currency: string;
  destinationIban: string;
  transferTitle: string;
  receiverFirstName: string | null;
  receiverLastName: string | null;
  /** Whether amount and fee have been set aside. */
  isHeld: boolean;
  status: 'QUEUED' | 'SUCCESSFUL' | 'FAILED';
  /** Why it failed. */
  failure: string | null;
  /** Milliseconds since the epoch. */
  createdAt: number;
}

/** An incoming bank transfer; nothing is credited before it is SUCCESSFUL. */
export interface SepaDeposit {
  id: string;
  /** `null` for the partner. */
  externalUserId: string | null;
  amount: Money;
  currency: string;
  senderName: string | null;
  senderIban: string | null;
  title: string | null;
  /** PENDING while the sender is checked; REJECTED has gone back. */
  status: 'PENDING' | 'SUCCESSFUL' | 'REJECTED';
  createdAt: number;
}

/** An account from which money has come. */
export interface SepaContact {
  id: string;
  /** `null` for the partner. */
  externalUserId: string | null;
  iban: string;
  name: string | null;
  /** Of the newest check of the sender. */
  status: 'PENDING' | 'APPROVED' | 'REJECTED';
  createdAt: number;
}

/** What the area keeps per tenant. */
export interface SepaState {
  /** Granted to the partner. */
  levels: SepaLevel[];
  transfers: Map<string, SepaTransfer>;
  deposits: Map<string, SepaDeposit>;
  contacts: Map<string, SepaContact>;
}

/** Both levels, and nothing moved yet. */
export function createSepaState(): SepaState {
  return { levels: [1, 2], transfers: new Map(), deposits: new Map(), contacts: new Map() };
}
