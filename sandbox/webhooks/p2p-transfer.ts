import type { Tenant, User } from '../store.js';
import { transferView, type Transfer } from '../transfers.js';
import type { WebhookEvent } from './event.js';

/** Tells the outcome of an internal transfer. */
export function p2pTransfer(tenant: Tenant, { externalUserId }: User, transfer: Transfer): WebhookEvent {
  return { tenant: tenant.name, webhookId: 'p2pTransfer', entity: externalUserId, payload: transferView(transfer) };
}
