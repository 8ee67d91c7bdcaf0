import type { SandboxOperation } from '../../operation.js';
import { requireVerifiedUser } from '../../requirements.js';
import { depositInfo } from './deposit-info.js';

/** Where to send money for a user. */
export const getSepaDepositInfo: SandboxOperation = {
  id: 'getSepaDepositInfo',
  access: 'key',
  handle(context, { params }) {
    const user = requireVerifiedUser(context, params.externalUserId);
    const { firstName, lastName } = user.profile;
    return { body: depositInfo(user, user.balances, [firstName, lastName].map(String).join(' ')) };
  },
};
