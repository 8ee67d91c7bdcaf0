import type { Rule } from '../../rule.js';

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
    before: {
      webhookDelivery: {
        method: { value: 'POST', evidence: { grade: 'documented' } },
        contentType: { value: 'application/json', evidence: { grade: 'documented' } },
        authorization: { header: 'Authorization', evidence: { grade: 'documented' } },
        acknowledgement: { status: 200, evidence: { grade: 'documented' } },
        retries: { attempts: 5, delaysSeconds: [8, 16], evidence: { grade: 'documented' } },
      },
    },
    after: {
      webhookDelivery: {
        method: { value: 'POST', evidence: { grade: 'documented' } },
        contentType: { value: 'application/json', evidence: { grade: 'documented' } },
        authorization: { header: 'Authorization', evidence: { grade: 'documented' } },
        acknowledgement: { status: 204, evidence: { grade: 'documented' } },
        retries: { attempts: 5, delaysSeconds: [8, 16], evidence: { grade: 'documented' } },
      },
    },
  },
};
