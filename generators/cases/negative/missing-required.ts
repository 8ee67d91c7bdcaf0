import { mutantRule } from './mutant-rule.js';

/** The two sides of a payment of which one has to be there: their absence has a code of its own where it is listed. */
const sides = /^\/(source|destination)ExternalUserId$/;

export const missingRequired = mutantRule({
  id: 'missing-required',
  about: 'a required member is missing',
  told: (name) => `without ${name}`,
  code: ({ pointer }) => (sides.test(pointer) ? 'noSide' : undefined),
});
