import type { SandboxOperation } from '../../operation.js';
import { requireUser } from '../../state/store.js';
import { changesFrom } from './profile.js';

/** Changes where a user lives and can be reached; all that is not sent, or not changeable, stays as it is. */
export const updateUser: SandboxOperation = {
  id: 'updateUser',
  access: 'key',
  handle(context, { params, body }) {
    Object.assign(requireUser(context, params.externalUserId).profile, changesFrom(body));
    return { body: { message: 'User updated' } };
  },
};
