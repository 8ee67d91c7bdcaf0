import { decideVerification } from './decide-verification.js';
import type { Trigger } from '../../trigger.js';

/** Lets a user pass the identity check. */
export const approveKyc: Trigger = {
  method: 'POST',
  path: '/kyc/{verificationId}/approve',
  handle: (control, { params }) =>
    decideVerification(control, params.verificationId, { status: 'APPROVED', reasons: [] }),
};
