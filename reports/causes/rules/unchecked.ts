import { breaches, refusals } from '../families.js';
import type { CauseRule } from './rule.js';

/**
 * An operation that lets something pass looks at what comes next, and refuses the rest with the code of that; and what is not
 * looked at in one way is often not looked at in others.
 */
export const unchecked: CauseRule = {
  id: 'unchecked',
  about: 'the same operation does not look at what it has to refuse',
  keysOf: ({ about, shownBy, refusable }) => (refusable && about === shownBy ? [about] : []),
  explains: (cause, other) =>
    breaches.has(cause.check) &&
    cause.phase === other.phase &&
    (breaches.has(other.check) || refusals.has(other.check)),
};
