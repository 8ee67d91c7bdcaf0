import type { Rule } from '../../rule.js';

export const propertyRenamed: Rule = {
  id: 'property-renamed',
  scope: 'direction',
  keyword: 'property-renamed',
  effect: 'incomparable',
  about: 'A member has another name, probably.',
  restsOn: 'JSON Schema Core 2020-12, 10.3.2.1',
  advice: 'Use the new name.',
  example: {
    kind: 'schema',
    before: { type: 'object', properties: { userId: { type: 'string', format: 'uuid' } }, required: ['userId'] },
    after: { type: 'object', properties: { user_id: { type: 'string', format: 'uuid' } }, required: ['user_id'] },
  },
};
