import { effects } from '../families.js';
import { mostly, type CauseRule } from './rule.js';

/** One step of a flow has one call: what does not go together after it comes from that call. */
export const sameStep: CauseRule = {
  id: 'same-step',
  about: 'the same step of the same flow shows it',
  keysOf: ({ check, sightings }) =>
    effects.has(check) ? [...new Set(sightings.flatMap(({ step }) => step ?? []))] : [],
  explains(cause, other) {
    const steps = new Set(cause.sightings.flatMap(({ step }) => step ?? []));
    return effects.has(cause.check) && mostly(other, ({ step }) => step !== undefined && steps.has(step));
  },
};
