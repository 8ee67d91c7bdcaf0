import type { SandboxOperation } from '../../operation.js';
import { withdrawalDetails } from './crypto-withdrawals.js';

/** How far the partner's own withdrawal has come. */
export const getPartnerCryptoWithdrawalDetails: SandboxOperation = {
  id: 'getPartnerCryptoWithdrawalDetails',
  access: 'key',
  handle: (context, { params }) => withdrawalDetails(context, params.withdrawalId, 'partner'),
};
