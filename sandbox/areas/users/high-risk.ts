import type { TenantContext } from '../../context.js';
import type { User } from '../../state/store.js';
import { lacksAddressProof, type HighRiskStatus, type Onboarding } from './state.js';

const followers: Record<HighRiskStatus | 'none', readonly HighRiskStatus[]> = {
  none: ['REQUIRED'],
  REQUIRED: ['PENDING', 'APPROVED', 'REJECTED'],
  PENDING: ['APPROVED', 'REJECTED'],
  // A rating may come again at any time.
  APPROVED: ['REQUIRED'],
  REJECTED: ['REQUIRED'],
};

/** The states that the extra verification can take next. */
export function nextHighRiskStates({ highRisk }: Onboarding): readonly HighRiskStatus[] {
  return followers[highRisk ?? 'none'];
}

/** Takes the extra verification to a state and tells it; REQUIRED makes the proof of address compulsory. */
export function setHighRisk(
  { emit }: TenantContext,
  { externalUserId, onboarding }: User,
  status: HighRiskStatus,
): void {
  if (status === 'REQUIRED') {
    onboarding.addressProofDue = true;
    // The user may send another document in place of the one that was refused for good.
    if (onboarding.addressCheck === 'REJECTED') onboarding.addressCheck = null;
  }
  onboarding.highRisk = status;
  emit('highRiskKycVerification', externalUserId, {
    externalUserId,
    status,
    poaRequired: lacksAddressProof(onboarding),
  });
}
