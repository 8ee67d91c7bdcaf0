import type { JsonObject } from '../../../contracts/model/json-value.js';
import { timestamp } from '../../timestamp.js';
import { lockOf, requiredConfirmations } from './orders.js';
import type { OwnedOrder } from './find-order.js';

/** An order as the operator sees it. */
export function describeOrder({ tenant, order }: OwnedOrder): JsonObject {
  const { id, status, walletAddress, expiresAt, confirmations, received, transactionHash } = order;
  const { currency, network, owed } = lockOf(tenant, order);
  return {
    orderId: id,
    status,
    currency,
    network,
    walletAddress,
    expiresAt: expiresAt === null ? null : timestamp(expiresAt),
    receivedAmount: received.toFixed(),
    totalAmountRequired: owed.toFixed(),
    confirmations,
    requiredConfirmations,
    transactionHash,
  };
}
