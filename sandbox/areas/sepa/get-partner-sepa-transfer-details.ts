import type { SandboxOperation } from '../../operation.js';
import { showSepaTransfer } from './show-sepa-transfer.js';

/** The details where the contract files them under the partner. */
export const getPartnerSepaTransferDetails: SandboxOperation = {
  id: 'getPartnerSepaTransferDetails',
  access: 'key',
  handle: showSepaTransfer,
};
