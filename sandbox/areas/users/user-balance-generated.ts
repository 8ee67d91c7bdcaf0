import type { TenantContext } from '../../context.js';
import type { User } from '../../state/store.js';
import { balancesView } from '../balances/balances.js';

/** Tells that a user's balances can be used, or that the user has reached the next level. The documented payload has no IBAN. */
export function tellUserBalance(
  context: TenantContext,
  { externalUserId, ledgerAccount, balances, level }: User,
): void {
  if (!balances || !level) throw new Error('The user has no balances to tell.');
  const { fiatBalances, cryptoBalances } = balancesView(context, ledgerAccount, balances, level);
  const withoutIban = (fiatBalances as object[]).map((balance) => ({ ...balance, iban: undefined }));
  context.emit('userBalanceGenerated', externalUserId, {
    externalUserId,
    status: level,
    balances: { fiatBalances: withoutIban, cryptoBalances },
  });
}
