import type { Rule } from '../../rule.js';

export const contentMediaTypeChanged: Rule = {
  id: 'content-media-type-changed',
  scope: 'value',
  keyword: 'contentMediaType',
  effect: 'incomparable',
  about: 'Texts have to keep to another media type of the text.',
  restsOn: 'JSON Schema Validation 2020-12, 8.4',
  advice: 'Send and expect texts of the new media type of the text.',
  unjudged: true,
  example: {
    kind: 'schema',
    before: { type: 'string', contentMediaType: 'application/json' },
    after: { type: 'string', contentMediaType: 'application/xml' },
  },
};
