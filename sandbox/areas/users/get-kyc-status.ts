import { Refusal } from '../../errors.js';
import type { SandboxOperation } from '../../operation.js';
import { requireUser } from '../../state/store.js';

/** The state of the user's newest identity check. */
export const getKycStatus: SandboxOperation = {
  id: 'getKycStatus',
  access: 'key',
  handle(context, { params }) {
    const verification = requireUser(context, params.externalUserId).onboarding.verifications.at(-1);
    if (!verification) throw new Refusal('P445');
    const { status, reasons } = verification;
    return { body: { status, rejectionReasons: status === 'REJECTED' ? [...reasons] : undefined } };
  },
};
