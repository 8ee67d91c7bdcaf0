import { isVerified } from '../../state/store.js';
import { tenantOf } from '../../tenant-of.js';
import { TriggerError, type Trigger } from '../../trigger.js';
import { tellUserBalance } from './user-balance-generated.js';

/** Lifts a user to the extended level. `?tenant=` is needed where several tenants have a user of this id. */
export const extendUser: Trigger = {
  method: 'POST',
  path: '/users/{externalUserId}/extend',
  handle(control, { params, query }) {
    const { externalUserId = '' } = params;
    const tenant = tenantOf(control.store, query.tenant, externalUserId);
    const user = tenant.users.get(externalUserId);
    if (!user || !isVerified(user)) throw new TriggerError(409, 'The user has no balances yet.');
    if (user.level === 'ACTIVE_EXTENDED') throw new TriggerError(409, 'The user is extended already.');
    user.level = 'ACTIVE_EXTENDED';
    tellUserBalance(control.contextOf(tenant), user);
    return { externalUserId, status: user.level };
  },
};
