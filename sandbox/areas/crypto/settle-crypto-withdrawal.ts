import { TriggerError, type Control } from '../../trigger.js';
import { settleWithdrawal } from './crypto-withdrawals.js';
import type { CryptoWithdrawal } from './state.js';

/** Ends a pending withdrawal, whichever tenant's it is. */
export function settleByOperator(
  control: Control,
  id: string | undefined,
  status: 'SUCCESSFUL' | 'FAILED',
): Record<'withdrawalId' | 'status', string> & Pick<CryptoWithdrawal, 'externalUserId' | 'transactionHash'> {
  for (const tenant of control.store.tenants()) {
    const withdrawal = tenant.crypto.withdrawals.get(id ?? '');
    if (!withdrawal) continue;
    if (withdrawal.status !== 'PENDING') throw new TriggerError(409, `It is ${withdrawal.status} already.`);
    settleWithdrawal(control.contextOf(tenant), withdrawal, status);
    const { externalUserId, transactionHash } = withdrawal;
    return { withdrawalId: withdrawal.id, externalUserId, status, transactionHash };
  }
  throw new TriggerError(404, 'There is no such withdrawal.');
}
