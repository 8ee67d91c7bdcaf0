import type { Store, Tenant } from './state/store.js';
import { TriggerError } from './trigger.js';

/** The one tenant that a trigger is about: that of the name, where one is given, and of the user, where it is about one. */
export function tenantOf(store: Store, name: unknown, externalUserId?: string): Tenant {
  const [tenant, another] = store
    .tenants()
    .filter((candidate) => name === undefined || candidate.name === name)
    .filter(({ users }) => externalUserId === undefined || users.has(externalUserId));
  if (!tenant) throw new TriggerError(404, `There is no such ${externalUserId === undefined ? 'tenant' : 'user'}.`);
  if (another) throw new TriggerError(409, 'Several tenants come into question: name one by ?tenant=.');
  return tenant;
}
