import type { TenantContext } from '../../context.js';
import type { User } from '../../state/store.js';
import { tenantOf } from '../../tenant-of.js';
import { TriggerError, type Control, type TriggerRequest } from '../../trigger.js';

/** A user whom a trigger is about, with a context of the user's tenant. */
export interface MeantUser {
  context: TenantContext;
  user: User;
}

/** The user of the path. `?tenant=` is needed where several tenants have a user of this id. */
export function userOf(control: Control, { params, query }: TriggerRequest): MeantUser {
  const { externalUserId = '' } = params;
  const tenant = tenantOf(control.store, query.tenant, externalUserId);
  const user = tenant.users.get(externalUserId);
  if (!user) throw new TriggerError(404, 'There is no such user.');
  return { context: control.contextOf(tenant), user };
}
