import type { SandboxOperation } from '../../operation.js';
import { requireNotSuspended, requireVerifiedUser } from '../../requirements.js';
import { requireSepaOrder } from './sepa-orders.js';
import { openSepaTransfer } from './sepa-transfers.js';

/** Accepts a bank transfer from a user's balance; its receiver is always named, so that it is one of the open loop. */
export const createSepaTransfer: SandboxOperation = {
  id: 'createSepaTransfer',
  access: 'key',
  handle(context, { body }) {
    const user = requireVerifiedUser(context, body.sourceExternalUserId);
    requireNotSuspended(context, user);
    const order = requireSepaOrder(context, 2, body);
    return { body: { transferId: openSepaTransfer(context, user, order).id } };
  },
};
