import type { Trigger } from '../../trigger.js';
import { settleByOperator } from './settle-crypto-withdrawal.js';

/** Lets the chain confirm a withdrawal. */
export const confirmCryptoWithdrawal: Trigger = {
  method: 'POST',
  path: '/withdrawals/crypto/{withdrawalId}/confirm',
  handle: (control, { params }) => settleByOperator(control, params.withdrawalId, 'SUCCESSFUL'),
};
