import type { CauseRule } from './rule.js';

/** The same check at the refusals of one operation, in other words: another code, another place. */
export const sameRefusal: CauseRule = {
  id: 'same-refusal',
  about: 'the same operation refuses in other wrong ways as well',
  keysOf: ({ check, about, shownBy, refusable }) => (refusable ? [`${check} ${about} ${shownBy}`] : []),
  explains: (cause, other) => cause.node === other.node,
};
