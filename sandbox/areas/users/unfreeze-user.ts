import type { Trigger } from '../../trigger.js';
import { switchSuspension } from './switch-suspension.js';

/** Ends a user's suspension. */
export const unfreezeUser: Trigger = {
  method: 'POST',
  path: '/users/{externalUserId}/unsuspend',
  handle: (control, request) => switchSuspension(control, request, false),
};
