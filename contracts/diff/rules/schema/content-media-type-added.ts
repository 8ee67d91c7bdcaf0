import type { Rule } from '../../rule.js';

export const contentMediaTypeAdded: Rule = {
  id: 'content-media-type-added',
  scope: 'value',
  keyword: 'contentMediaType',
  effect: 'narrows',
  about: 'Texts have to keep to a media type of the text that was not asked for.',
  restsOn: 'JSON Schema Validation 2020-12, 8.4',
  advice: 'Send texts that keep to the media type of the text.',
  unjudged: true,
  example: {
    kind: 'schema',
    before: { type: 'string' },
    after: { type: 'string', contentMediaType: 'application/json' },
  },
};
