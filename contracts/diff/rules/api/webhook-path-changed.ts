import type { Rule } from '../../rule.js';

export const webhookPathChanged: Rule = {
  id: 'webhook-path-changed',
  scope: 'none',
  keyword: 'webhook-place',
  effect: 'incomparable',
  about: 'A webhook comes at another path of the receiver (`path` of `x-webhook`).',
  restsOn: 'docs/contracts.md',
  advice: 'Listen at the new path.',
  example: {
    kind: 'webhook',
    before: { 'x-webhook': { path: '/paid' } },
    after: { 'x-webhook': { path: '/payments/paid' } },
  },
};
