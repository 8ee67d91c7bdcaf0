import { findVerification, type Verification } from '../store.js';
import { kycVerificationStatus } from '../webhooks/kyc-verification-status.js';
import { TriggerError, type Control } from './trigger.js';

/** Ends a pending verification and tells the partner. */
export function decideVerification(
  { store, dispatcher }: Control,
  verificationId: string | undefined,
  decision: Pick<Verification, 'status' | 'reasons'>,
): { verificationId: string; status: string } {
  const found = findVerification(store, verificationId ?? '');
  if (!found) throw new TriggerError(404, 'There is no such verification.');
  const { verification } = found;
  if (verification.status !== 'PENDING') throw new TriggerError(409, `It is ${verification.status} already.`);
  Object.assign(verification, decision);
  dispatcher.enqueue(kycVerificationStatus(found));
  return { verificationId: verification.verificationId, status: verification.status };
}
