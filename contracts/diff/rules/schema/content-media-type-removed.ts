import type { Rule } from '../../rule.js';

export const contentMediaTypeRemoved: Rule = {
  id: 'content-media-type-removed',
  scope: 'value',
  keyword: 'contentMediaType',
  effect: 'widens',
  about: 'Texts need not keep to the media type of the text any more.',
  restsOn: 'JSON Schema Validation 2020-12, 8.4',
  advice: 'Do not rely on the media type of the text when you read.',
  unjudged: true,
  example: {
    kind: 'schema',
    before: { type: 'string', contentMediaType: 'application/json' },
    after: { type: 'string' },
  },
};
