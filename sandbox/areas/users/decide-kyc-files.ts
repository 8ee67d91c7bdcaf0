import type { JsonObject } from '../../../contracts/model/json-value.js';
import { TriggerError, type Control, type TriggerRequest } from '../../trigger.js';
import { decideKycUpload } from './kyc-uploads.js';
import { userOf } from './user-of.js';

/** Decides the user's newest upload of identity documents in place of its automatic outcome. */
export function decideKycFiles(control: Control, request: TriggerRequest, status: 'ADDED' | 'ERROR'): JsonObject {
  const { context, user } = userOf(control, request);
  const upload = user.onboarding.kycUploads.at(-1);
  if (!upload) throw new TriggerError(409, 'The user has sent no identity documents.');
  if (upload.status !== 'PENDING') throw new TriggerError(409, `The upload is ${upload.status} already.`);
  decideKycUpload(context, user, upload, status);
  return { externalUserId: user.externalUserId, status };
}
