import type { OwnedVerification } from '../store.js';
import type { WebhookEvent } from './event.js';

/** Tells how a hosted identity check ended. */
export function kycVerificationStatus({ tenant, user, verification }: OwnedVerification): WebhookEvent {
  const { externalUserId } = user;
  const { verificationId, status, reasons } = verification;
  return {
    tenant: tenant.name,
    webhookId: 'kycVerificationStatus',
    entity: externalUserId,
    payload: { externalUserId, verificationId, status, ...(status === 'REJECTED' ? { reasons } : {}) },
  };
}
