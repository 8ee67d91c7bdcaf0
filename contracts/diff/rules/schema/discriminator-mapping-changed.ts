import type { Rule } from '../../rule.js';
import { components, named } from '../../samples.js';

export const discriminatorMappingChanged: Rule = {
  id: 'discriminator-mapping-changed',
  scope: 'value',
  keyword: 'discriminator-mapping',
  effect: 'incomparable',
  about: 'A value of the discriminator stands for another alternative.',
  restsOn: 'OpenAPI 3.1.1, 4.8.25',
  advice: 'Send and expect the other alternative with the value.',
  example: {
    kind: 'schema',
    before: named({ names: { other: 'Card' } }),
    after: named({ names: { other: 'Iban' } }),
    components,
  },
};
