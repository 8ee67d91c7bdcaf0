import type { CaseRule } from '../phase.js';
import { variation } from './variation.js';

export const whole: CaseRule = {
  id: 'whole',
  about: 'everything that the operation takes',
  templates: (input) =>
    variation(input, {
      rule: 'whole',
      name: input.base.body ? 'with every member' : 'as it is called',
      change: (base) => base,
    }),
};
