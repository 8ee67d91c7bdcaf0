import { breaches, effects, ofValues, relations, wholeAnswer } from '../families.js';
import type { Symptom } from '../symptom.js';
import { mostly, touch, type CauseRule } from './rule.js';

function mayExplain(cause: Symptom, other: Symptom): boolean {
  const { check, place } = cause;
  if (wholeAnswer.has(check) || breaches.has(check) || ofValues.has(check)) return true;
  if (relations.has(check) && !relations.has(other.check)) return false;
  return touch(place, other.place) || nameTheSame(cause, other);
}

function nameTheSame(a: Symptom, b: Symptom): boolean {
  return [...a.members].some((member) => b.members.has(member));
}

/** What compares answers can't hold where one of them is wrong already. */
export const shownAgain: CauseRule = {
  id: 'shown-again',
  about: 'it rests on an answer that is wrong by itself',
  keysOf: ({ check, about, shownBy, messages, members, observed }) => [
    ...[...messages].map((id) => `message ${id}`),
    ...(effects.has(check) ? [...observed].map((id) => `message ${id}`) : []),
    ...(about === shownBy ? [...members].map((member) => `member ${member}`) : []),
  ],
  explains(cause, other, { operationOf }) {
    if (other.observed.size === 0 || !mayExplain(cause, other)) return false;
    if (mostly(other, ({ observed, message }) => [...observed, message ?? ''].some((id) => cause.messages.has(id))))
      return true;
    return (
      nameTheSame(cause, other) &&
      mostly(other, ({ observed }) => observed.some((id) => operationOf(id) === cause.about))
    );
  },
};
