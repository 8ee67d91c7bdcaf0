import { addUserVerification } from './add-user-verification.js';
import { createKycVerification } from './create-kyc-verification.js';
import { createUser } from './create-user.js';
import { getKycStatus } from './get-kyc-status.js';
import { getPartnerBalances } from './get-partner-balances.js';
import { getUserBalances } from './get-user-balances.js';
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
];
