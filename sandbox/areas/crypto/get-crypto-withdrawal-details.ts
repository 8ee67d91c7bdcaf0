import type { SandboxOperation } from '../../operation.js';
import { withdrawalDetails } from './crypto-withdrawals.js';

/** How far a user's withdrawal has come. */
export const getCryptoWithdrawalDetails: SandboxOperation = {
  id: 'getCryptoWithdrawalDetails',
  access: 'key',
  handle: (context, { params }) => withdrawalDetails(context, params.withdrawalId, 'user'),
};
