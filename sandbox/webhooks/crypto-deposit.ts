import type { PayloadOf } from '../../contracts/model/typed.js';
import { exactNumber } from '../amount.js';
import type { CryptoDeposit } from '../crypto-deposits.js';
import type { Exact } from '../json.js';
import type { Tenant } from '../store.js';
import { timestamp } from '../timestamp.js';
import type { WebhookEvent } from './event.js';

/** Tells the state of a user's on-chain deposit. */
export function cryptoDeposit(
  tenant: Tenant,
  externalUserId: string,
  { transaction, status, transactionHash }: CryptoDeposit,
): WebhookEvent {
  const { id, amount, currency, createdAt } = transaction;
  const payload: Exact<PayloadOf<'test', 'cryptoDeposit'>> = {
    externalUserId,
    cryptoDepositId: id,
    amount: exactNumber(amount),
    currency,
    status,
    transactionHash,
    createdAt: timestamp(createdAt),
  };
  return { tenant: tenant.name, webhookId: 'cryptoDeposit', entity: externalUserId, payload };
}
