import type { ResponseOf } from '../../contracts/model/typed.js';
import { Refusal } from '../errors.js';
import { requireUser } from '../store.js';
import type { SandboxOperation } from './operation.js';

/** The state of the user's newest identity check. */
export const getKycStatus: SandboxOperation = {
  id: 'getKycStatus',
  access: 'key',
  handle({ tenant }, { params }) {
    const verification = requireUser(tenant, params.externalUserId).verifications.at(-1);
    if (!verification) throw new Refusal('P445');
    const { status, reasons } = verification;
    const answer: ResponseOf<'test', 'getKycStatus'> =
      status === 'REJECTED' ? { status, rejectionReasons: [...reasons] } : { status };
    return { body: answer };
  },
};
