import type { SandboxOperation } from '../../operation.js';
import { requireUser } from '../../state/store.js';

/** Gives a suspended user full access again, at the level held before; a repeated call changes nothing. */
export const unsuspendUser: SandboxOperation = {
  id: 'unsuspendUser',
  access: 'key',
  handle(context, { params }) {
    requireUser(context, params.externalUserId).suspended = false;
    return { body: { message: 'User unsuspended' } };
  },
};
