import { unstated } from '../expectations.js';
import { bodyShape } from '../shape.js';
import { mutantRule, placeName } from './mutant-rule.js';

export const nullValue = mutantRule({
  id: 'null-value',
  about: 'null where a value is asked for',
  told: (name) => `with ${name} null`,
  beside({ pointer }, { contract, operation }) {
    const required =
      pointer === ''
        ? operation.object.requestBody?.required
        : bodyShape(contract, operation)?.members.some(({ required, name }) => required && name === placeName(pointer));
    // Many readers take null for an absent member or body.
    return required === true ? [] : [unstated('that null is not taken for absent')];
  },
});
