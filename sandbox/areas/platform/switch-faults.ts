import { isObject } from '../../../contracts/model/json-value.js';
import { UnknownFault } from '../../faults/index.js';
import { describeFaults } from './describe-faults.js';
import { TriggerError, type Trigger } from '../../trigger.js';

/** Makes exactly the named faults active. */
export const switchFaults: Trigger = {
  method: 'PUT',
  path: '/faults',
  handle({ faults }, { body }) {
    try {
      faults.set(namesOf(body));
    } catch (error) {
      if (error instanceof UnknownFault) throw new TriggerError(400, error.message);
      throw error;
    }
    return describeFaults(faults);
  },
};

function namesOf(body: unknown): string[] {
  const names = isObject(body) ? body.active : undefined;
  const isList = Array.isArray(names) && names.every((name) => typeof name === 'string');
  if (!isList) throw new TriggerError(400, 'The body must be {"active": ["…"]}.');
  return names;
}
