import { coverageRules } from './coverage/index.js';
import { lacksBody } from './objects.js';
import type { Phase } from './phase.js';

/** Requests that keep to the contract, each probing one thing that it allows. */
export const coverage: Phase = {
  id: 'coverage',
  about: 'Valid requests: every member, value and limit that the contract allows.',
  byDefault: true,
  templates(input) {
    if (lacksBody(input.operation, input.base)) return [];
    return coverageRules.flatMap((rule) => rule.templates(input));
  },
};
