import { decisionOf } from '../../undecided.js';
import { executeSepaTransfer, undecidedSepaTransfers } from './sepa-transfers.js';

/** Hands a transfer to the bank; it fails by itself where it cannot be paid. */
export const completeSepaTransfer = decisionOf(
  undecidedSepaTransfers,
  '/sepa-transfers/{transferId}/complete',
  executeSepaTransfer,
);
