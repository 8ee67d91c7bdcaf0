import type { Trigger } from '../../trigger.js';

/** Back to the state at start; the faults stay as they are. */
export const resetSandbox: Trigger = {
  method: 'POST',
  path: '/reset',
  handle({ store, dispatcher, scheduler }) {
    dispatcher.reset();
    scheduler.replace([]);
    store.reset();
    return { reset: true };
  },
};
