import { isObject } from '../../../contracts/model/json-value.js';
import { TriggerError, type Trigger } from '../../trigger.js';

/** The longest step: what a year decides (card quotas) lies within it. */
const mostSeconds = 400 * 24 * 3600;

/** Moves the sandbox's time forward: locks expire, quotas begin anew, retries and outcomes fall due. */
export const advanceClock: Trigger = {
  method: 'POST',
  path: '/clock/advance',
  handle({ advanceClock: advance, clock }, { plainBody }) {
    const seconds = isObject(plainBody) ? plainBody.seconds : undefined;
    if (typeof seconds !== 'number' || !(seconds > 0) || seconds > mostSeconds)
      throw new TriggerError(400, `The body must be {"seconds": …}, above 0 and at most ${mostSeconds}.`);
    advance(seconds * 1000);
    return { now: new Date(clock.now()).toISOString() };
  },
};
