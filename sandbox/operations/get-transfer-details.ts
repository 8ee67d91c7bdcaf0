import { Refusal } from '../errors.js';
import { transferView } from '../transfers.js';
import type { SandboxOperation } from './operation.js';

/** The outcome of an internal transfer. */
export const getTransferDetails: SandboxOperation = {
  id: 'getTransferDetails',
  access: 'key',
  handle({ tenant }, { params }) {
    const transfer = tenant.transfers.get(params.transferId ?? '');
    if (!transfer) throw new Refusal('P403', 'transferId must be the id of a transfer.');
    return { body: transferView(transfer) };
  },
};
