import type { Rule } from '../../rule.js';
import { components, named } from '../../samples.js';

export const discriminatorMappingRemoved: Rule = {
  id: 'discriminator-mapping-removed',
  scope: 'value',
  keyword: 'discriminator-mapping',
  effect: 'narrows',
  about: 'A value of the discriminator stands for no alternative any more.',
  restsOn: 'OpenAPI 3.1.1, 4.8.25',
  advice: 'Stop sending the value.',
  example: { kind: 'schema', before: named({ names: { sepa: 'Iban' } }), after: named(), components },
};
