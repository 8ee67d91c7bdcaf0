import type { Trigger } from '../../trigger.js';
import { decidePoa } from './decide-poa.js';

/** Finds the user's proof of address unusable as it is; it can be put right and sent again. */
export const questionPoa: Trigger = {
  method: 'POST',
  path: '/users/{externalUserId}/poa/question',
  handle: (control, request) => decidePoa(control, request, 'QUESTIONED'),
};
