import { userBalanceGenerated } from '../webhooks/user-balance-generated.js';
import { tenantOf } from './tenant-of.js';
import { TriggerError, type Trigger } from './trigger.js';

/** Lifts a user to the extended level. `?tenant=` is needed where several tenants have a user of this id. */
export const extendUser: Trigger = {
  method: 'POST',
  path: '/users/{externalUserId}/extend',
  handle({ contract, store, dispatcher }, { params, query }) {
    const { externalUserId = '' } = params;
    const tenant = tenantOf(store, query.tenant, externalUserId);
    const user = tenant.users.get(externalUserId);
    if (!user?.account) throw new TriggerError(409, 'The user has no balances yet.');
    if (user.account.status === 'ACTIVE_EXTENDED') throw new TriggerError(409, 'The user is extended already.');
    user.account.status = 'ACTIVE_EXTENDED';
    dispatcher.enqueue(userBalanceGenerated(contract.facts, tenant, user, user.account));
    return { externalUserId, status: user.account.status };
  },
};
