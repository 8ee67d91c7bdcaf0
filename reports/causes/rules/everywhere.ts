import { shared } from '../families.js';
import type { CauseRule } from './rule.js';

/** What many operations answer in the same wrong way stands before all of them. */
export const everywhere: CauseRule = {
  id: 'everywhere',
  about: 'other operations and webhooks break the same promise in the same way',
  keysOf: ({ check, code, kinds, place, phase }) =>
    shared.has(check) ? [JSON.stringify([check, code ?? '', kinds, place ?? '', phase])] : [],
  explains: (cause, other, run) => cause.about !== other.about && run.alike(cause) >= Math.max(3, run.subjects / 4),
};
