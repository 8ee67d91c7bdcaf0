import type { ResponseOf } from '../../contracts/model/typed.js';
import { requireUser, type Verification } from '../store.js';
import type { SandboxOperation } from './operation.js';

/** A hosted identity check that waits for the operator's decision. */
export const createKycVerification: SandboxOperation = {
  id: 'createKycVerification',
  access: 'key',
  handle({ tenant }, { body }) {
    const user = requireUser(tenant, body.externalUserId);
    const verificationId = user.random.fork('verification', String(user.verifications.length)).uuid();
    const verification: Verification = { verificationId, status: 'PENDING', reasons: [] };
    user.verifications.push(verification);
    return { body: { verificationId } satisfies ResponseOf<'test', 'createKycVerification'> };
  },
};
