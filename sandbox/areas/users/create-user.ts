import type { SandboxOperation } from '../../operation.js';
import { createTenantUser } from '../../state/store.js';
import { balancesView } from '../balances/balances.js';
import { openBalances } from '../balances/state.js';
import { profileFrom } from './profile.js';

/**
 * A new user, told whether a proof of address is owed for the country. Where the version opens balances at once they are in the
 * answer, not active yet.
 */
export const createUser: SandboxOperation = {
  id: 'createUser',
  access: 'key',
  handle(context, { body }) {
    const { tenant, facts, traits, demand } = context;
    const externalUserId = String(body.externalUserId);
    demand('user-is-new', !tenant.users.has(externalUserId));
    const user = createTenantUser(tenant, externalUserId, profileFrom(body));
    const addressProofDue = facts.countries.proofOfAddress?.codes.includes(String(body.country)) ?? false;
    user.onboarding.addressProofDue = addressProofDue;
    if (traits.balancesExist === 'at-creation') user.balances = openBalances(facts, user.random);
    tenant.users.set(externalUserId, user);
    const { balances } = user;
    return {
      body: {
        userId: user.userId,
        poaRequired: addressProofDue,
        poaRequiredForExtended: addressProofDue,
        ...(balances && balancesView(context, user.ledgerAccount, balances, 'WAITING_TO_BE_ACTIVATED')),
      },
    };
  },
};
