import { breaches, ofStatus, ofText, refusals, wholeAnswer } from '../families.js';
import type { Symptom } from '../symptom.js';
import { mostly, touch, type CauseRule } from './rule.js';

function mayExplain(cause: Symptom, other: Symptom): boolean {
  if (wholeAnswer.has(cause.check) || breaches.has(cause.check)) return true;
  if (cause.check === 'status-listed') return ofStatus.has(other.check);
  if (ofText.has(cause.check) && refusals.has(other.check)) return false;
  return touch(cause.place, other.place);
}

/** An answer that is broken as a whole, or taken where it had to be refused, is wrong in every other way as well. */
export const sameAnswer: CauseRule = {
  id: 'same-answer',
  about: 'the same message shows it',
  keysOf: ({ shownBy }) => [shownBy],
  explains: (cause, other) =>
    mayExplain(cause, other) && mostly(other, ({ message }) => message !== undefined && cause.messages.has(message)),
};
