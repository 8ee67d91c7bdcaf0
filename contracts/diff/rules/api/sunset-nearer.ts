import type { Rule } from '../../rule.js';

export const sunsetNearer: Rule = {
  id: 'sunset-nearer',
  scope: 'none',
  keyword: 'sunset',
  effect: 'narrows',
  about: 'An operation goes sooner than was said, or its end is said for the first time.',
  restsOn: 'RFC 8594',
  advice: 'Stop calling it before that day.',
  levels: { api: 'warn' },
  example: {
    kind: 'operation',
    before: { deprecated: true, 'x-sunset': '2027-06-01' },
    after: { deprecated: true, 'x-sunset': '2027-01-01' },
  },
};
