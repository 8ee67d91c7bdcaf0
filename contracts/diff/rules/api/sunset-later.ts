import type { Rule } from '../../rule.js';

export const sunsetLater: Rule = {
  id: 'sunset-later',
  scope: 'none',
  keyword: 'sunset',
  effect: 'widens',
  about: 'An operation goes later than was said, or stays.',
  restsOn: 'RFC 8594',
  advice: 'Nothing.',
  example: {
    kind: 'operation',
    before: { deprecated: true, 'x-sunset': '2027-01-01' },
    after: { deprecated: true, 'x-sunset': '2027-06-01' },
  },
};
