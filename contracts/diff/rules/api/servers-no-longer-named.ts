import { everywhere, type Rule } from '../../rule.js';

export const serversNoLongerNamed: Rule = {
  id: 'servers-no-longer-named',
  scope: 'none',
  keyword: 'servers-named',
  effect: 'narrows',
  about: 'It is said no more where the API is.',
  restsOn: 'OpenAPI 3.1.1, 4.8.1.1',
  advice: 'Ask whether the address that you call stays.',
  levels: everywhere('warn'),
  example: {
    kind: 'document',
    before: { servers: [{ url: 'https://a.example' }] },
    after: {},
  },
};
