import { refusalCheck } from '../judging/refusal.js';

export const unknownObjectAccepted = refusalCheck({
  id: 'unknown-object-accepted',
  breach: 'unknown-object',
  title: 'A call about what does not exist is refused',
  about:
    'The operation succeeded for an id that nothing has: it did not look the object up, or made one by itself. See in the answer which object it speaks of.',
  restsOn: 'What the case rests on that an unknown object is refused.',
  accepted: 'accepted',
});
