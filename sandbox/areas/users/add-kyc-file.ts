import type { SandboxOperation } from '../../operation.js';
import { requireUser } from '../../state/store.js';
import { isComplete } from './kyc-uploads.js';
import { kycFilesKind } from './kyc-files-outcome.js';
import { requireFiles } from './uploaded-files.js';

/** Takes pictures of an identity document (Method A); whether they can be used is told a little later. */
export const addKycFile: SandboxOperation = {
  id: 'addKycFile',
  access: 'key',
  handle(context, { params, files }) {
    const user = requireUser(context, params.externalUserId);
    const pictures = requireFiles(context, files, 'identity');
    const { kycUploads } = user.onboarding;
    const id = user.random.uuidFor('kyc-upload', String(kycUploads.length));
    kycUploads.push({ id, isComplete: isComplete(context, user, pictures), status: 'PENDING' });
    context.later(kycFilesKind, id);
    return { body: { message: 'Files accepted' } };
  },
};
