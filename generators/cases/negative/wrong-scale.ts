import { mutantRule } from './mutant-rule.js';

export const wrongScale = mutantRule({
  id: 'wrong-scale',
  about: 'an amount with more or fewer decimals than its schema takes',
  told: (name) => `with the wrong number of decimals in ${name}`,
});
