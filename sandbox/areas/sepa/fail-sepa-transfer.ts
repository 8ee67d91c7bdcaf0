import { readReason } from '../../read-reason.js';
import { decisionOf } from '../../undecided.js';
import { failSepaTransfer, undecidedSepaTransfers } from './sepa-transfers.js';

/** Lets the bank refuse a transfer. */
export const failSepaTransferTrigger = decisionOf(
  undecidedSepaTransfers,
  '/sepa-transfers/{transferId}/fail',
  (context, transfer, request) => failSepaTransfer(context, transfer, readReason(request) ?? 'The bank refused it.'),
);
