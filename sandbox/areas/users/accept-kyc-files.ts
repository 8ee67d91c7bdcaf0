import type { Trigger } from '../../trigger.js';
import { decideKycFiles } from './decide-kyc-files.js';

/** Takes the user's newest identity documents, complete or not. */
export const acceptKycFiles: Trigger = {
  method: 'POST',
  path: '/users/{externalUserId}/kyc-files/accept',
  handle: (control, request) => decideKycFiles(control, request, 'ADDED'),
};
