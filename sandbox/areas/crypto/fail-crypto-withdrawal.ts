import type { Trigger } from '../../trigger.js';
import { settleByOperator } from './settle-crypto-withdrawal.js';

/** Lets a withdrawal fail before it reaches the chain. */
export const failCryptoWithdrawal: Trigger = {
  method: 'POST',
  path: '/withdrawals/crypto/{withdrawalId}/fail',
  handle: (control, { params }) => settleByOperator(control, params.withdrawalId, 'FAILED'),
};
