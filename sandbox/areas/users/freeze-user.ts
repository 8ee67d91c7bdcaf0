import type { Trigger } from '../../trigger.js';
import { switchSuspension } from './switch-suspension.js';

/** Suspends a user, with active cards or without. */
export const freezeUser: Trigger = {
  method: 'POST',
  path: '/users/{externalUserId}/suspend',
  handle: (control, request) => switchSuspension(control, request, true),
};
