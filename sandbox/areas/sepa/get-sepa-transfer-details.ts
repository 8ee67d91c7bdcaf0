import type { SandboxOperation } from '../../operation.js';
import { showSepaTransfer } from './show-sepa-transfer.js';

/** The details where the contract files them under users. */
export const getSepaTransferDetails: SandboxOperation = {
  id: 'getSepaTransferDetails',
  access: 'key',
  handle: showSepaTransfer,
};
