import type { Rule } from '../../rule.js';

export const serverAdded: Rule = {
  id: 'server-added',
  scope: 'none',
  keyword: 'server',
  effect: 'widens',
  about: 'The API has a further address.',
  restsOn: 'OpenAPI 3.1.1, 4.8.5',
  advice: 'Nothing.',
  example: {
    kind: 'document',
    before: { servers: [{ url: 'https://a.example' }] },
    after: { servers: [{ url: 'https://a.example' }, { url: 'https://b.example' }] },
  },
};
