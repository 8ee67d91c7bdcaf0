import type { SandboxOperation } from '../../operation.js';
import { acceptWithdrawal, readWithdrawal } from './crypto-withdrawals.js';

/** Sends the partner's own crypto currency to an outside wallet; the outcome comes by webhook. */
export const createPartnerCryptoWithdrawal: SandboxOperation = {
  id: 'createPartnerCryptoWithdrawal',
  access: 'key',
  handle: (context, { body }) => acceptWithdrawal(context, context.tenant.partner, readWithdrawal(context, body)),
};
