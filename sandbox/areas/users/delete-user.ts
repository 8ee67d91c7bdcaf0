import { isObject } from '../../../contracts/model/json-value.js';
import type { SandboxOperation } from '../../operation.js';
import { requireUser, type Tenant, type User } from '../../state/store.js';
import { hasActiveCards } from '../cards/active-cards.js';

/**
 * Removes a user with all that is the user's alone. What the partner took part in, internal transfers and orders, stays.
 * Nobody's money disappears: a user with money, or with something undecided, is not removed.
 */
export const deleteUser: SandboxOperation = {
  id: 'deleteUser',
  access: 'key',
  handle({ tenant, demand }, { params }) {
    const user = requireUser({ tenant }, params.externalUserId);
    const { externalUserId } = user;
    demand('balances-are-empty', !hasMoney(tenant, user), 'The balances of the user must be empty.');
    demand('nothing-is-pending', !hasPending(user), 'The user has transactions that are not decided yet.');
    demand('cards-are-closed', !hasActiveCards(tenant, user), 'The user has active cards.');
    tenant.users.delete(externalUserId);
    tenant.deletedUsers.set(externalUserId, (tenant.deletedUsers.get(externalUserId) ?? 0) + 1);
    for (const area of [tenant.exchange, tenant.sepa, tenant.crypto, tenant.cards]) forget(area, externalUserId);
    return { body: { message: 'User deleted' } };
  },
};

function hasMoney({ ledger }: Tenant, { ledgerAccount, balances }: User): boolean {
  return [...(balances?.fiat ?? []), ...(balances?.crypto ?? [])].some(
    ({ currency }) => !ledger.balance(ledgerAccount, currency).isZero(),
  );
}

function hasPending({ transactions }: User): boolean {
  return transactions.some(({ status }) => status === 'PENDING');
}

/** Drops whatever an area keeps by id for a user. */
function forget(area: object, externalUserId: string): void {
  for (const kept of Object.values(area)) {
    if (!(kept instanceof Map)) continue;
    for (const [id, entry] of kept) if (isObject(entry) && entry.externalUserId === externalUserId) kept.delete(id);
  }
}
