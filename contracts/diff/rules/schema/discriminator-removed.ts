import { everywhere, type Rule } from '../../rule.js';
import { card, iban } from '../../samples.js';

export const discriminatorRemoved: Rule = {
  id: 'discriminator-removed',
  scope: 'value',
  keyword: 'discriminator-presence',
  effect: 'widens',
  about: 'No member is named any more that tells the alternatives apart.',
  restsOn: 'OpenAPI 3.1.1, 4.8.25',
  advice: 'Look whether a generated client still tells alternatives apart.',
  levels: everywhere('info'),
  example: {
    kind: 'schema',
    before: { oneOf: [card, iban], discriminator: { propertyName: 'kind' } },
    after: { oneOf: [card, iban] },
  },
};
