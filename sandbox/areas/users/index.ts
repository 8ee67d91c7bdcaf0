import type { Area } from '../area.js';
import { acceptKycFiles } from './accept-kyc-files.js';
import { addKycFile } from './add-kyc-file.js';
import { addPoaFile } from './add-poa-file.js';
import { addUserVerification } from './add-user-verification.js';
import { approveKyc } from './approve-kyc.js';
import { approvePoa } from './approve-poa.js';
import { createKycVerification } from './create-kyc-verification.js';
import { createUser } from './create-user.js';
import { deleteUser } from './delete-user.js';
import { describeUser } from './describe-user.js';
import { extendUser } from './extend-user.js';
import { failKycFiles } from './fail-kyc-files.js';
import { freezeUser } from './freeze-user.js';
import { getKycStatus } from './get-kyc-status.js';
import { kycFilesOutcome } from './kyc-files-outcome.js';
import { questionPoa } from './question-poa.js';
import { rateHighRisk } from './rate-high-risk.js';
import { redirectToKycVerification } from './redirect-to-kyc-verification.js';
import { rejectKyc } from './reject-kyc.js';
import { rejectPoa } from './reject-poa.js';
import { suspendUser } from './suspend-user.js';
import { unfreezeUser } from './unfreeze-user.js';
import { unsuspendUser } from './unsuspend-user.js';
import { updateUser } from './update-user.js';

/** Users: account, checks of identity and address, suspension and deletion. */
export const users: Area = {
  operations: [
    createUser,
    addKycFile,
    createKycVerification,
    redirectToKycVerification,
    getKycStatus,
    addUserVerification,
    addPoaFile,
    updateUser,
    deleteUser,
    suspendUser,
    unsuspendUser,
  ],
  triggers: [
    describeUser,
    approveKyc,
    rejectKyc,
    acceptKycFiles,
    failKycFiles,
    approvePoa,
    rejectPoa,
    questionPoa,
    rateHighRisk,
    extendUser,
    freezeUser,
    unfreezeUser,
  ],
  outcomes: [kycFilesOutcome],
};
