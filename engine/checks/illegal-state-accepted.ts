import { refusalCheck } from '../judging/refusal.js';

export const illegalStateAccepted = refusalCheck({
  id: 'illegal-state-accepted',
  breach: 'state',
  title: 'A call that the state does not allow is refused',
  about:
    'The object was in no state for the call, and it was accepted all the same. See in the report what became of the object, and have the operation look at the state first.',
  restsOn: 'What the case rests on that the state forbids the call.',
  accepted: 'accepted in the wrong state',
});
