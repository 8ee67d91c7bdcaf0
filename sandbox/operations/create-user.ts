import type { ResponseOf } from '../../contracts/model/typed.js';
import { Refusal } from '../errors.js';
import { createTenantUser } from '../store.js';
import type { SandboxOperation } from './operation.js';

/** A user without balances: they come with Add User Verification. */
export const createUser: SandboxOperation = {
  id: 'createUser',
  access: 'key',
  handle({ tenant }, { body }) {
    const externalUserId = String(body.externalUserId);
    if (tenant.users.has(externalUserId)) throw new Refusal('P411');
    const user = createTenantUser(tenant, externalUserId);
    tenant.users.set(externalUserId, user);
    const created: ResponseOf<'test', 'createUser'> = { userId: user.userId, poaRequiredForExtended: false };
    return { body: created };
  },
};
