import type { SandboxOperation } from '../../operation.js';
import { requireSepaLevel, requireSepaOrder } from './sepa-orders.js';
import { openSepaTransfer } from './sepa-transfers.js';

/** Accepts a bank transfer from the partner's balance (C22), at the level that its body is made for. */
export const createPartnerSepaTransfer: SandboxOperation = {
  id: 'createPartnerSepaTransfer',
  access: 'key',
  handle(context, { body }) {
    const order = requireSepaOrder(context, requireSepaLevel(context, body), body);
    return { body: { transferId: openSepaTransfer(context, context.tenant.partner, order).id } };
  },
};
