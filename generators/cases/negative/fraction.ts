import { mutantRule } from './mutant-rule.js';

export const fraction = mutantRule({
  id: 'fraction',
  about: 'a fraction where a whole number is asked for',
  told: (name) => `with a fraction as ${name}`,
});
