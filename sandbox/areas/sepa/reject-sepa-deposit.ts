import { decisionOf } from '../../undecided.js';
import { rejectSepaDeposit, undecidedSepaDeposits } from './sepa-deposits.js';

/** Lets the sender of a deposit fail the check. */
export const rejectSepaDepositTrigger = decisionOf(
  undecidedSepaDeposits,
  '/deposits/sepa/{sepaDepositId}/reject',
  rejectSepaDeposit,
);
