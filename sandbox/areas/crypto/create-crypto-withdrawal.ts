import type { SandboxOperation } from '../../operation.js';
import { requireNotSuspended, requireVerifiedUser } from '../../requirements.js';
import { acceptWithdrawal, readWithdrawal } from './crypto-withdrawals.js';

/** Sends a user's crypto currency to an outside wallet; the outcome comes by webhook. */
export const createCryptoWithdrawal: SandboxOperation = {
  id: 'createCryptoWithdrawal',
  access: 'key',
  handle(context, { body }) {
    const order = readWithdrawal(context, body);
    const user = requireVerifiedUser(context, body.sourceExternalUserId);
    requireNotSuspended(context, user);
    return acceptWithdrawal(context, user, order);
  },
};
