import type { Trigger } from '../../trigger.js';
import { userOf } from './user-of.js';

/** All that is known of a user; the Partner API itself shows neither profile nor suspension. */
export const describeUser: Trigger = {
  method: 'GET',
  path: '/users/{externalUserId}',
  handle(control, request) {
    const { context, user } = userOf(control, request);
    const { externalUserId, userId, level, suspended, profile, onboarding } = user;
    return {
      tenant: context.tenant.name,
      externalUserId,
      userId,
      status: level ?? 'CREATED',
      suspended,
      kycVerification: onboarding.verifications.at(-1)?.status ?? null,
      kycFiles: onboarding.kycUploads.at(-1)?.status ?? null,
      addressProofDue: onboarding.addressProofDue,
      addressCheck: onboarding.addressCheck,
      highRisk: onboarding.highRisk,
      profile,
    };
  },
};
