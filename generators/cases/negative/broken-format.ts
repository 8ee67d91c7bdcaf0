import { mutantRule } from './mutant-rule.js';

export const brokenFormat = mutantRule({
  id: 'broken-format',
  about: 'a text that breaks its format or pattern',
  told: (name) => `with a malformed ${name}`,
});
