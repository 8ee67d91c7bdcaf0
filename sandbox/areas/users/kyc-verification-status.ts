import type { TenantContext } from '../../context.js';
import type { User } from '../../state/store.js';
import type { Verification } from './state.js';

/** Tells how a hosted identity check ended. */
export function tellKycVerification(
  { emit }: TenantContext,
  { externalUserId }: User,
  { verificationId, status, reasons }: Verification,
): void {
  emit('kycVerificationStatus', externalUserId, {
    externalUserId,
    verificationId,
    status,
    reasons: status === 'REJECTED' ? [...reasons] : undefined,
  });
}
