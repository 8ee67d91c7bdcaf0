import { describeFaults } from './describe-faults.js';
import type { Trigger } from '../../trigger.js';

/** All faults, and which are active. */
export const listFaults: Trigger = {
  method: 'GET',
  path: '/faults',
  handle: ({ faults }) => describeFaults(faults),
};
