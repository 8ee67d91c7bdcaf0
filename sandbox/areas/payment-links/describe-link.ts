import type { JsonObject } from '../../../contracts/model/json-value.js';
import { timestamp } from '../../timestamp.js';
import type { PaymentLink } from './state.js';

/** A link as the operator sees it. */
export function describeLink(link: PaymentLink): JsonObject {
  const { id, status, amount, settled, externalId, payments, expiresAt } = link;
  return {
    paymentLinkId: id,
    externalId,
    status,
    amount: amount.toFixed(2),
    settled: settled.toFixed(2),
    expiresAt: timestamp(expiresAt),
    transactions: payments.map((payment) => ({
      transactionHash: payment.transactionHash,
      amount: payment.amount.toFixed(),
      currency: payment.currency,
      network: payment.network,
      status: payment.status,
    })),
  };
}
