import type { Rule } from '../../rule.js';

export const serverRemoved: Rule = {
  id: 'server-removed',
  scope: 'none',
  keyword: 'server',
  effect: 'narrows',
  about: 'An address of the API is gone.',
  restsOn: 'OpenAPI 3.1.1, 4.8.5',
  advice: 'Call another of the addresses.',
  example: {
    kind: 'document',
    before: { servers: [{ url: 'https://a.example' }, { url: 'https://b.example' }] },
    after: { servers: [{ url: 'https://a.example' }] },
  },
};
