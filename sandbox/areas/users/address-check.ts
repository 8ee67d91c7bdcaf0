import type { TenantContext } from '../../context.js';
import type { User } from '../../state/store.js';
import { setHighRisk } from './high-risk.js';
import type { AddressCheckStatus } from './state.js';

/** Puts a proof of address into the queue of the reviewers. */
export function openAddressCheck(context: TenantContext, user: User): void {
  setAddressCheck(context, user, 'WAITING');
  if (user.onboarding.highRisk === 'REQUIRED') setHighRisk(context, user, 'PENDING');
}

/** Ends the review of a proof of address. The extra verification of a High Risk customer ends with it. */
export function decideAddressCheck(
  context: TenantContext,
  user: User,
  status: Exclude<AddressCheckStatus, 'WAITING'>,
  reason: string | undefined,
): void {
  setAddressCheck(context, user, status, reason);
  if (user.onboarding.highRisk === 'PENDING' && status !== 'QUESTIONED') setHighRisk(context, user, status);
}

function setAddressCheck(
  { emit }: TenantContext,
  { externalUserId, onboarding }: User,
  status: AddressCheckStatus,
  reason?: string,
): void {
  onboarding.addressCheck = status;
  emit('poaVerificationStatus', externalUserId, { externalUserId, status, reason });
}
