import { refusalCheck } from '../judging/refusal.js';

export const deletedGone = refusalCheck({
  id: 'deleted-gone',
  breach: 'deleted-object',
  title: 'What was deleted is gone',
  about:
    'A call about an object succeeded after its deletion had been confirmed. Personal data may still be there: have the provider say what deletion removes, and when.',
  restsOn: 'What the case rests on that a call about a deleted object is refused.',
  accepted: 'still answered',
});
