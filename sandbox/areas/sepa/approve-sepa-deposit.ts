import { TriggerError } from '../../trigger.js';
import { decisionOf } from '../../undecided.js';
import { approveSepaDeposit, isFrozen, undecidedSepaDeposits } from './sepa-deposits.js';

/** Lets the sender of a deposit pass the check. */
export const approveSepaDepositTrigger = decisionOf(
  undecidedSepaDeposits,
  '/deposits/sepa/{sepaDepositId}/approve',
  (context, deposit) => {
    if (isFrozen(context, deposit.externalUserId)) throw new TriggerError(409, 'The user is suspended.');
    approveSepaDeposit(context, deposit);
  },
);
