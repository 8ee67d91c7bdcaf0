import type { Trigger } from '../../trigger.js';

/** The whole state, to be loaded again later; deliveries that are under way are no part of it. */
export const dumpState: Trigger = {
  method: 'GET',
  path: '/state',
  handle: ({ stateFile }) => stateFile.dump(),
};
