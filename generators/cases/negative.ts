import { negativeRules } from './negative/index.js';
import type { Phase } from './phase.js';

/** Requests with one violation each, and one with several: all must be refused. */
export const negative: Phase = {
  id: 'negative',
  about: 'One violation at a time, and several at once.',
  byDefault: true,
  templates: (input) => negativeRules.flatMap((rule) => rule.templates(input)),
};
