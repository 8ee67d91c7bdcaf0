import type { PayloadOf } from '../../contracts/model/typed.js';
import type { OwnedVerification } from '../store.js';
import type { WebhookEvent } from './event.js';

/** Tells how a hosted identity check ended. */
export function kycVerificationStatus({ tenant, user, verification }: OwnedVerification): WebhookEvent {
  const { externalUserId } = user;
  const { verificationId, status, reasons } = verification;
  const payload: PayloadOf<'test', 'kycVerificationStatus'> = {
    externalUserId,
    verificationId,
    status,
    ...(status === 'REJECTED' ? { reasons: [...reasons] } : {}),
  };
  return {
    tenant: tenant.name,
    webhookId: 'kycVerificationStatus',
    entity: externalUserId,
    payload,
  };
}
