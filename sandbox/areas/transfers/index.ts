import type { Area } from '../area.js';
import { createTransfer } from './create-transfer.js';
import { createTransferMasterBalance } from './create-transfer-master-balance.js';
import { getTransferDetails } from './get-transfer-details.js';

/** Money that moves between a partner and its users. */
export const transfers: Area = {
  operations: [createTransfer, getTransferDetails, createTransferMasterBalance],
  triggers: [],
  outcomes: [],
};
