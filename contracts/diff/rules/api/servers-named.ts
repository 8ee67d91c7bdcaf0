import type { Rule } from '../../rule.js';

export const serversNamed: Rule = {
  id: 'servers-named',
  scope: 'none',
  keyword: 'servers-named',
  effect: 'widens',
  about: 'It is said where the API is, which was left open.',
  restsOn: 'OpenAPI 3.1.1, 4.8.1.1',
  advice: 'Look whether you call one of the addresses.',
  example: {
    kind: 'document',
    before: {},
    after: { servers: [{ url: 'https://a.example' }] },
  },
};
