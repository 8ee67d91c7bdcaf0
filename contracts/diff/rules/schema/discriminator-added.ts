import { everywhere, type Rule } from '../../rule.js';
import { card, iban } from '../../samples.js';

export const discriminatorAdded: Rule = {
  id: 'discriminator-added',
  scope: 'value',
  keyword: 'discriminator-presence',
  effect: 'narrows',
  about: 'A member is named that tells the alternatives apart.',
  restsOn: 'OpenAPI 3.1.1, 4.8.25',
  advice: 'Tell alternatives apart by the member.',
  levels: everywhere('info'),
  example: {
    kind: 'schema',
    before: { oneOf: [card, iban] },
    after: { oneOf: [card, iban], discriminator: { propertyName: 'kind' } },
  },
};
