import type { SandboxOperation } from '../../operation.js';
import { requireUser } from '../../state/store.js';

/** A hosted identity check that waits for the operator's decision. */
export const createKycVerification: SandboxOperation = {
  id: 'createKycVerification',
  access: 'key',
  handle(context, { body }) {
    const { onboarding, random } = requireUser(context, body.externalUserId);
    const { verifications } = onboarding;
    const verificationId = random.uuidFor('verification', String(verifications.length));
    verifications.push({ verificationId, status: 'PENDING', reasons: [] });
    return { body: { verificationId } };
  },
};
