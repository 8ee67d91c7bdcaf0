import type { Rule } from '../../rule.js';
import { components, named } from '../../samples.js';

export const discriminatorChanged: Rule = {
  id: 'discriminator-changed',
  scope: 'value',
  keyword: 'discriminator',
  effect: 'incomparable',
  about: 'Another member tells the alternatives apart.',
  restsOn: 'OpenAPI 3.1.1, 4.8.25',
  advice: 'Tell alternatives apart by the new member.',
  example: { kind: 'schema', before: named(), after: named({ propertyName: 'type' }), components },
};
