import { relations } from '../families.js';
import type { CauseRule } from './rule.js';

/** From this share of broken comparisons on it is the read that is wrong, not what was done before it. */
const most = 0.6;

/** Nothing that rests on the reads of one operation adds up. */
export const sameRead: CauseRule = {
  id: 'same-read',
  about: 'hardly anything that rests on the same read holds',
  keysOf: ({ check, about, shownBy }) => (relations.has(check) ? [shownBy, `about ${about}`] : []),
  explains: (cause, other, run) =>
    cause.about === other.about ||
    (run.brokenShare(cause.check, cause.shownBy) >= most && run.brokenShare(other.check, other.shownBy) >= most),
};
