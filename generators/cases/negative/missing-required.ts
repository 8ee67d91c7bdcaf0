import { nodeOf } from '../../../contracts/model/look-up.js';
import type { Schema } from '../../../contracts/model/types.js';
import { defaultIsNoValue } from '../expectations.js';
import { mutantRule } from './mutant-rule.js';

/** The two sides of a payment of which one has to be there: their absence has a code of its own where it is listed. */
const sides = /^\/(source|destination)ExternalUserId$/;

export const missingRequired = mutantRule({
  id: 'missing-required',
  about: 'a required member is missing',
  told: (name) => `without ${name}`,
  // Many servers fill a default in before they look.
  beside: ({ schemaPointer }, { contract }) =>
    (nodeOf(contract, schemaPointer) as Schema | undefined)?.default === undefined ? [] : [defaultIsNoValue],
  code: ({ pointer }) => (sides.test(pointer) ? 'noSide' : undefined),
});
