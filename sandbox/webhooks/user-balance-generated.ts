import type { PayloadOf } from '../../contracts/model/typed.js';
import type { Facts } from '../../contracts/model/types.js';
import { balancesPayload } from '../balances.js';
import type { Tenant, User } from '../store.js';
import type { WebhookEvent } from './event.js';

/** Tells that a user's balances exist, or that the user has reached the next level. */
export function userBalanceGenerated(
  facts: Facts,
  tenant: Tenant,
  { externalUserId }: User,
  { status, balances }: NonNullable<User['account']>,
): WebhookEvent {
  return {
    tenant: tenant.name,
    webhookId: 'userBalanceGenerated',
    entity: externalUserId,
    payload: {
      externalUserId,
      balances: balancesPayload(facts, balances, status),
    } satisfies PayloadOf<'test', 'userBalanceGenerated'>,
  };
}
