import { breaches, refusals, wholeAnswer } from '../families.js';
import type { Symptom } from '../symptom.js';
import { mostly, touch, type CauseRule } from './rule.js';

/** Checks that a wrong status explains. */
const ofStatus: ReadonlySet<string> = new Set(['request-accepted', 'error-code']);

/** Texts that must not stand in an answer make it one that no schema knows. */
const ofText: ReadonlySet<string> = new Set(['secret-exposed', 'inside-leaked', 'delivery-secret', 'delivery-inside']);

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
