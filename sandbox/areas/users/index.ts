import type { Area } from '../area.js';
import { addUserVerification } from './add-user-verification.js';
import { approveKyc } from './approve-kyc.js';
import { createKycVerification } from './create-kyc-verification.js';
import { createUser } from './create-user.js';
import { extendUser } from './extend-user.js';
import { getKycStatus } from './get-kyc-status.js';
import { redirectToKycVerification } from './redirect-to-kyc-verification.js';
import { rejectKyc } from './reject-kyc.js';

/** Users: account, checks of identity and address, suspension and deletion. */
export const users: Area = {
  operations: [createUser, createKycVerification, redirectToKycVerification, getKycStatus, addUserVerification],
  triggers: [approveKyc, rejectKyc, extendUser],
  outcomes: [],
};
