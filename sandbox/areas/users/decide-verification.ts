import { TriggerError, type Control } from '../../trigger.js';
import { findVerification } from './find-verification.js';
import { tellKycVerification } from './kyc-verification-status.js';
import type { Verification } from './state.js';

/** Ends a pending verification and tells the partner. */
export function decideVerification(
  control: Control,
  verificationId: string | undefined,
  decision: Pick<Verification, 'status' | 'reasons'>,
): { verificationId: string; status: string } {
  const found = findVerification(control.store, verificationId ?? '');
  if (!found) throw new TriggerError(404, 'There is no such verification.');
  const { tenant, user, verification } = found;
  if (verification.status !== 'PENDING') throw new TriggerError(409, `It is ${verification.status} already.`);
  Object.assign(verification, decision);
  tellKycVerification(control.contextOf(tenant), user, verification);
  return { verificationId: verification.verificationId, status: verification.status };
}
