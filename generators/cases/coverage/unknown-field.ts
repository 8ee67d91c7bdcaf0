import { unstated } from '../expectations.js';
import type { CaseRule } from '../phase.js';
import { variation, withBody } from './variation.js';

/** A name that no schema has. */
const name = 'conformanceUnknownField';

/**
 * A member that the contract does not know. Fields come and go between versions, so that a client must be able to send
 * one early; nobody states it.
 */
export const unknownField: CaseRule = {
  id: 'unknown-field',
  about: 'a member that the contract does not know',
  templates: (input) =>
    variation(input, {
      rule: 'unknown-field',
      name: 'with a member that it does not know',
      change: (base) => withBody(base, (body) => ({ ...body, [name]: 'ignored' })),
      evidence: [unstated('that unknown members are let pass')],
    }),
};
