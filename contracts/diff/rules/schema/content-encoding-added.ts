import { toReaders, type Rule } from '../../rule.js';

export const contentEncodingAdded: Rule = {
  id: 'content-encoding-added',
  scope: 'value',
  keyword: 'contentEncoding',
  effect: 'narrows',
  about: 'Texts have to keep to an encoding that was not asked for.',
  restsOn: 'JSON Schema Validation 2020-12, 8.3',
  advice: 'Send texts that keep to the encoding, and decode what you read.',
  // What was read as it stood has to be decoded by now.
  levels: toReaders('warn'),
  unjudged: true,
  example: {
    kind: 'schema',
    before: { type: 'string' },
    after: { type: 'string', contentEncoding: 'base64' },
  },
};
