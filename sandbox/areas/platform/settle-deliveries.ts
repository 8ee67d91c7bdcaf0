import type { Trigger } from '../../trigger.js';

/** Answers once no delivery is in flight or due; `waiting` counts those that wait for a later attempt. */
export const settleDeliveries: Trigger = {
  method: 'POST',
  path: '/deliveries/settle',
  handle: async ({ dispatcher }) => ({ waiting: await dispatcher.settle() }),
};
