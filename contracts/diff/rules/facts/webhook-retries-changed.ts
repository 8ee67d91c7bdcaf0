import type { Rule } from '../../rule.js';

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
        acknowledgement: { status: 200, evidence: { grade: 'documented' } },
        retries: { attempts: 3, delaysSeconds: [8, 16], evidence: { grade: 'documented' } },
      },
    },
  },
};
