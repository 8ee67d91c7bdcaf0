import type { Tenant } from '../store.js';
import { userBalanceGenerated } from '../webhooks/user-balance-generated.js';
import { TriggerError, type Trigger } from './trigger.js';

/** Lifts a user to the extended level. `?tenant=` is needed where several tenants have a user of this id. */
export const extendUser: Trigger = {
  method: 'POST',
  path: '/users/{externalUserId}/extend',
  handle({ contract, store, dispatcher }, { params, query }) {
    const { externalUserId = '' } = params;
    const owners = store
      .tenants()
      .filter((tenant) => query.tenant === undefined || tenant.name === query.tenant)
      .filter((tenant) => tenant.users.has(externalUserId));
    const tenant = onlyOwner(owners);
    const user = tenant.users.get(externalUserId);
    if (!user?.account) throw new TriggerError(409, 'The user has no balances yet.');
    if (user.account.status === 'ACTIVE_EXTENDED') throw new TriggerError(409, 'The user is extended already.');
    user.account.status = 'ACTIVE_EXTENDED';
    dispatcher.enqueue(userBalanceGenerated(contract.facts, tenant, user, user.account));
    return { externalUserId, status: user.account.status };
  },
};

function onlyOwner(owners: readonly Tenant[]): Tenant {
  const [owner, another] = owners;
  if (!owner) throw new TriggerError(404, 'There is no such user.');
  if (another) throw new TriggerError(409, 'Several tenants have a user of this id: name one by ?tenant=.');
  return owner;
}
