import type { SandboxOperation } from '../../operation.js';
import { requireNotSuspended, requireVerifiedUser } from '../../requirements.js';
import { openExchange } from './exchanges.js';

/** Accepts an exchange of a user at a locked rate. */
export const createExchange: SandboxOperation = {
  id: 'createExchange',
  access: 'key',
  handle(context, { body }) {
    const user = requireVerifiedUser(context, body.sourceExternalUserId);
    requireNotSuspended(context, user);
    return { body: { exchangeId: openExchange(context, user, body).id } };
  },
};
