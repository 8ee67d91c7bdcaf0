import { Refusal } from '../../errors.js';
import type { SandboxOperation } from '../../operation.js';
import { transferView } from './transfers.js';

/** The outcome of an internal transfer. */
export const getTransferDetails: SandboxOperation = {
  id: 'getTransferDetails',
  access: 'key',
  handle(context, { params }) {
    const transfer = context.tenant.transfers.get(params.transferId ?? '');
    if (!transfer) throw new Refusal('P403', 'transferId must be the id of a transfer.');
    return { body: transferView(context, transfer) };
  },
};
