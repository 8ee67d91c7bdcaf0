import { mutantRule } from './mutant-rule.js';

export const unknownEnumValue = mutantRule({
  id: 'unknown-enum-value',
  about: 'a value outside a closed set',
  told: (name) => `with an unknown value of ${name}`,
});
