import { everywhere, type Rule } from '../../rule.js';

export const descriptionChanged: Rule = {
  id: 'description-changed',
  scope: 'value',
  keyword: 'annotation',
  about: 'What people read of it is worded otherwise (with --annotations).',
  restsOn: 'JSON Schema Validation 2020-12, 9.1',
  advice: 'Read what it says now.',
  levels: everywhere('info'),
  example: {
    kind: 'schema',
    before: { type: 'string', description: 'a' },
    after: { type: 'string', description: 'b' },
  },
};
