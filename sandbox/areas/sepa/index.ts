import { laterOutcome } from '../../undecided.js';
import type { Area } from '../area.js';
import { approveSepaDepositTrigger } from './approve-sepa-deposit.js';
import { completeSepaTransfer } from './complete-sepa-transfer.js';
import { createPartnerSepaTransfer } from './create-partner-sepa-transfer.js';
import { createSepaTransfer } from './create-sepa-transfer.js';
import { depositSepa } from './deposit-sepa.js';
import { failSepaTransferTrigger } from './fail-sepa-transfer.js';
import { getPartnerSepaDepositContactList } from './get-partner-sepa-deposit-contact-list.js';
import { getPartnerSepaDepositInfo } from './get-partner-sepa-deposit-info.js';
import { getPartnerSepaTransferDetails } from './get-partner-sepa-transfer-details.js';
import { getSepaDepositContactList } from './get-sepa-deposit-contact-list.js';
import { getSepaDepositInfo } from './get-sepa-deposit-info.js';
import { getSepaTransferDetails } from './get-sepa-transfer-details.js';
import { grantSepaLevels } from './grant-sepa-levels.js';
import { rejectSepaDepositTrigger } from './reject-sepa-deposit.js';
import { approveSepaDeposit, isFrozen, undecidedSepaDeposits } from './sepa-deposits.js';
import { executeSepaTransfer, undecidedSepaTransfers } from './sepa-transfers.js';

/** Bank transfers in euro, in and out. */
export const sepa: Area = {
  operations: [
    createSepaTransfer,
    createPartnerSepaTransfer,
    getSepaTransferDetails,
    getPartnerSepaTransferDetails,
    getSepaDepositInfo,
    getPartnerSepaDepositInfo,
    getSepaDepositContactList,
    getPartnerSepaDepositContactList,
  ],
  triggers: [
    depositSepa,
    approveSepaDepositTrigger,
    rejectSepaDepositTrigger,
    completeSepaTransfer,
    failSepaTransferTrigger,
    grantSepaLevels,
  ],
  outcomes: [
    laterOutcome(undecidedSepaTransfers, executeSepaTransfer),
    // A deposit for a suspended user waits for the operator.
    laterOutcome(undecidedSepaDeposits, (context, deposit) => {
      if (!isFrozen(context, deposit.externalUserId)) approveSepaDeposit(context, deposit);
    }),
  ],
};
