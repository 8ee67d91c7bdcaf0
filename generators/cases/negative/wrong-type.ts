import { mutantRule } from './mutant-rule.js';

export const wrongType = mutantRule({
  id: 'wrong-type',
  about: 'a flag, object or list where another type is asked for',
  told: (name) => `with ${name} of another type`,
});
