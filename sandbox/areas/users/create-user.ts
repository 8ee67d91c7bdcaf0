import type { SandboxOperation } from '../../operation.js';
import { createTenantUser } from '../../state/store.js';
import { balancesView } from '../balances/balances.js';
import { openBalances } from '../balances/state.js';

/** A new user. Where the version opens balances at once they are in the answer, not active yet. */
export const createUser: SandboxOperation = {
  id: 'createUser',
  access: 'key',
  handle(context, { body }) {
    const { tenant, facts, traits, demand } = context;
    const externalUserId = String(body.externalUserId);
    demand('user-is-new', !tenant.users.has(externalUserId));
    const user = createTenantUser(tenant, externalUserId, body);
    if (traits.balancesExist === 'at-creation') user.balances = openBalances(facts, user.random);
    tenant.users.set(externalUserId, user);
    const { balances } = user;
    return {
      body: {
        userId: user.userId,
        poaRequired: false,
        poaRequiredForExtended: false,
        ...(balances && balancesView(context, user.ledgerAccount, balances, 'WAITING_TO_BE_ACTIVATED')),
      },
    };
  },
};
