import type { Rule } from '../../rule.js';
import { components, named } from '../../samples.js';

export const discriminatorBindingChanged: Rule = {
  id: 'discriminator-binding-changed',
  scope: 'value',
  keyword: 'discriminator-binding',
  effect: 'incomparable',
  about: 'A mapping that names every alternative decides alone which one a value has to fit. It came, or went.',
  restsOn: 'OpenAPI 3.1.1, 4.8.25',
  advice: 'Name the alternative that you mean, by a value of the mapping.',
  unproven: 'info',
  example: { kind: 'schema', before: { oneOf: named().oneOf }, after: named(), components },
};
