import type { SandboxOperation } from '../../operation.js';
import { lockView, openLock } from './locks.js';

/** Locks the rates for one exchange of the partner. */
export const createPartnerExchangeLock: SandboxOperation = {
  id: 'createPartnerExchangeLock',
  access: 'key',
  handle: (context) => ({ body: lockView(openLock(context, context.tenant.partner)) }),
};
