import type { LaterOutcome } from '../../context.js';
import { decideKycUpload } from './kyc-uploads.js';

/** Of uploads of identity documents. */
export const kycFilesKind = 'kyc-files';

/** An upload is taken where it is complete; else it has to be repeated. */
export const kycFilesOutcome: LaterOutcome = {
  kind: kycFilesKind,
  decide(context, id) {
    for (const user of context.tenant.users.values()) {
      const upload = user.onboarding.kycUploads.find((one) => one.id === id);
      if (upload?.status === 'PENDING') decideKycUpload(context, user, upload, upload.isComplete ? 'ADDED' : 'ERROR');
    }
  },
};
