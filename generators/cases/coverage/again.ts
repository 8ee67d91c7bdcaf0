import { isCreation } from '../names.js';
import type { CaseRule } from '../phase.js';
import { variation } from './variation.js';

/** A read once more: what lasts, such as ids, accounts and times of creation, shows only where it is read twice. */
export const again: CaseRule = {
  id: 'again',
  about: 'a read once more',
  templates: (input) =>
    input.operation.method === 'GET' && !isCreation(input.operation.id)
      ? variation(input, { rule: 'again', name: 'read once more', change: (base) => base })
      : [],
};
