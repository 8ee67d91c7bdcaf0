import { toProvider, type Rule } from '../../rule.js';

export const contentEncodingRemoved: Rule = {
  id: 'content-encoding-removed',
  scope: 'value',
  keyword: 'contentEncoding',
  effect: 'widens',
  about: 'Texts need not keep to the encoding any more.',
  restsOn: 'JSON Schema Validation 2020-12, 8.3',
  advice: 'Send texts as they are, and do not rely on the encoding when you read.',
  // What is sent encoded may be taken as it stands by now.
  levels: toProvider('warn'),
  unjudged: true,
  example: {
    kind: 'schema',
    before: { type: 'string', contentEncoding: 'base64' },
    after: { type: 'string' },
  },
};
