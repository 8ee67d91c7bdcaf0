import { toReaders, type Rule } from '../../rule.js';
import { components, named } from '../../samples.js';

export const discriminatorMappingAdded: Rule = {
  id: 'discriminator-mapping-added',
  scope: 'value',
  keyword: 'discriminator-mapping',
  effect: 'widens',
  about: 'A further value of the discriminator stands for an alternative.',
  restsOn: 'OpenAPI 3.1.1, 4.8.25',
  advice: 'Give values that you do not know a way through your code.',
  levels: toReaders('warn'),
  strict: toReaders('fail'),
  example: { kind: 'schema', before: named(), after: named({ names: { sepa: 'Iban' } }), components },
};
