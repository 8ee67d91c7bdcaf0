import type { Trigger } from '../../trigger.js';
import { decidePoa } from './decide-poa.js';

/** Accepts the user's proof of address. */
export const approvePoa: Trigger = {
  method: 'POST',
  path: '/users/{externalUserId}/poa/approve',
  handle: (control, request) => decidePoa(control, request, 'APPROVED'),
};
