import type { Rule } from '../../rule.js';

export const contentEncodingChanged: Rule = {
  id: 'content-encoding-changed',
  scope: 'value',
  keyword: 'contentEncoding',
  effect: 'incomparable',
  about: 'Texts have to keep to another encoding.',
  restsOn: 'JSON Schema Validation 2020-12, 8.3',
  advice: 'Send and expect texts of the new encoding.',
  unjudged: true,
  example: {
    kind: 'schema',
    before: { type: 'string', contentEncoding: 'base64' },
    after: { type: 'string', contentEncoding: 'base16' },
  },
};
