import type { Rule } from '../../rule.js';
import { webhooksSent } from '../../samples.js';

export const webhookAcknowledgementChanged: Rule = {
  id: 'webhook-acknowledgement-changed',
  scope: 'none',
  keyword: 'webhook-acknowledgement',
  effect: 'incomparable',
  about: 'Webhooks are acknowledged by another status.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Answer with the new status.',
  example: {
    kind: 'facts',
    before: webhooksSent(),
    after: webhooksSent({ acknowledgement: { status: 204 } }),
  },
};
