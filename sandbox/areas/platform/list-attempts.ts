import type { Trigger } from '../../trigger.js';

/** The log of delivery attempts. */
export const listAttempts: Trigger = {
  method: 'GET',
  path: '/deliveries',
  handle: ({ dispatcher }) => ({ attempts: dispatcher.attempts() }),
};
