import type { PayloadOf, ResponseOf } from '../contracts/model/typed.js';
import { exactNumber } from './amount.js';
import type { Exact } from './json.js';
import type { Money } from './ledger/money.js';
import { timestamp } from './timestamp.js';

/** An internal transfer that has taken place; the side that is the partner is `null`. */
export interface Transfer {
  id: string;
  sourceExternalUserId: string | null;
  destinationExternalUserId: string | null;
  amount: Money;
  currency: string;
  createdAt: number;
}

/** A transfer as details and webhook show it. */
export function transferView({ amount, createdAt, ...transfer }: Transfer) {
  return {
    ...transfer,
    amount: exactNumber(amount),
    status: 'SUCCESSFUL',
    createdAt: timestamp(createdAt),
  } satisfies Exact<PayloadOf<'test', 'p2pTransfer'>> & Exact<ResponseOf<'test', 'getTransferDetails'>>;
}
