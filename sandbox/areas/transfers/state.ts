import type { Money } from '../../ledger/money.js';

/** An internal transfer that has taken place; the side that is the partner is `null`. */
export interface Transfer {
  id: string;
  sourceExternalUserId: string | null;
  destinationExternalUserId: string | null;
  amount: Money;
  currency: string;
  createdAt: number;
}
