import type { Rule } from '../../rule.js';
import { webhooksSent } from '../../samples.js';

export const webhookRetriesChanged: Rule = {
  id: 'webhook-retries-changed',
  scope: 'none',
  keyword: 'webhook-retries',
  effect: 'incomparable',
  about: 'Webhooks are repeated otherwise.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Check how long your receiver may be away.',
  levels: { api: 'warn' },
  example: {
    kind: 'facts',
    before: webhooksSent(),
    after: webhooksSent({ retries: { attempts: 3, delaysSeconds: [8, 16] } }),
  },
};
