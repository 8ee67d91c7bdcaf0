import { StateProblem } from '../../state/state-file.js';
import { TriggerError, type Trigger } from '../../trigger.js';

/** Goes on from a dumped state; deliveries under way are dropped. */
export const loadState: Trigger = {
  method: 'PUT',
  path: '/state',
  handle({ stateFile, dispatcher }, { plainBody }) {
    try {
      stateFile.load(plainBody);
    } catch (error) {
      if (error instanceof StateProblem) throw new TriggerError(409, error.message);
      throw error;
    }
    dispatcher.reset();
    return { loaded: true };
  },
};
