import type { Trigger } from '../../trigger.js';
import { decideKycFiles } from './decide-kyc-files.js';

/** Lets the handling of the user's newest identity documents fail. */
export const failKycFiles: Trigger = {
  method: 'POST',
  path: '/users/{externalUserId}/kyc-files/fail',
  handle: (control, request) => decideKycFiles(control, request, 'ERROR'),
};
