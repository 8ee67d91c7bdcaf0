import type { SandboxOperation } from '../../operation.js';
import { requireUser } from '../../state/store.js';
import { lockView, openLock } from './locks.js';

/** Locks the rates for one exchange of a user. */
export const createExchangeLock: SandboxOperation = {
  id: 'createExchangeLock',
  access: 'key',
  handle: (context, { params }) => ({
    body: lockView(openLock(context, requireUser(context, params.externalUserId))),
  }),
};
