import type { Rule } from '../../rule.js';

export const xmlChanged: Rule = {
  id: 'xml-changed',
  scope: 'value',
  keyword: 'xml',
  effect: 'incomparable',
  about: 'It is written otherwise in XML: another name or name space, or as an attribute.',
  restsOn: 'OpenAPI 3.1.1, 4.8.26',
  advice: 'Write and read it in the new way.',
  unjudged: true,
  example: {
    kind: 'operation',
    before: { requestBody: { content: { 'application/xml': { schema: { type: 'string', xml: { name: 'a' } } } } } },
    after: { requestBody: { content: { 'application/xml': { schema: { type: 'string', xml: { name: 'b' } } } } } },
  },
};
