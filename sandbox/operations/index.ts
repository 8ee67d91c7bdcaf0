import { addUserVerification } from './add-user-verification.js';
import { createKycVerification } from './create-kyc-verification.js';
import { createTransfer } from './create-transfer.js';
import { createUser } from './create-user.js';
import { getKycStatus } from './get-kyc-status.js';
import { getPartnerBalances } from './get-partner-balances.js';
import { getPartnerSepaDepositInfo } from './get-partner-sepa-deposit-info.js';
import { getPartnerTransactionHistory } from './get-partner-transaction-history.js';
import { getTransferDetails } from './get-transfer-details.js';
import { getUserBalances } from './get-user-balances.js';
import { getUserTransactionHistory } from './get-user-transaction-history.js';
import type { SandboxOperation } from './operation.js';
import { redirectToKycVerification } from './redirect-to-kyc-verification.js';

/** Every operation that the sandbox serves. */
export const operations: readonly SandboxOperation[] = [
  createUser,
  createKycVerification,
  redirectToKycVerification,
  getKycStatus,
  addUserVerification,
  getUserBalances,
  getPartnerBalances,
  createTransfer,
  getTransferDetails,
  getUserTransactionHistory,
  getPartnerTransactionHistory,
  getPartnerSepaDepositInfo,
];
