import type { Trigger } from '../../trigger.js';
import { decidePoa } from './decide-poa.js';

/** Refuses the user's proof of address for good. */
export const rejectPoa: Trigger = {
  method: 'POST',
  path: '/users/{externalUserId}/poa/reject',
  handle: (control, request) => decidePoa(control, request, 'REJECTED'),
};
