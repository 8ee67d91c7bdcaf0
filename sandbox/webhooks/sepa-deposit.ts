import type { PayloadOf } from '../../contracts/model/typed.js';
import type { Party, Transaction } from '../party.js';
import type { Tenant } from '../store.js';
import { timestamp } from '../timestamp.js';
import type { WebhookEvent } from './event.js';

/** Who sent a bank transfer, with its title, where the bank tells. */
export type Sender = Required<Pick<PayloadOf<'test', 'sepaDeposit'>, 'senderName' | 'senderIban' | 'title'>>;

/** Tells that a bank transfer has arrived and is on the balance. */
export function sepaDeposit(
  tenant: Tenant,
  { externalUserId }: Party,
  { id, amount, currency, status, createdAt }: Transaction,
  sender: Sender,
): WebhookEvent {
  const payload: PayloadOf<'test', 'sepaDeposit'> = {
    externalUserId,
    sepaDepositId: id,
    amount: amount.toFixed(2),
    currency,
    ...sender,
    status,
    createdAt: timestamp(createdAt),
  };
  return { tenant: tenant.name, webhookId: 'sepaDeposit', entity: externalUserId ?? 'partner', payload };
}
