import type { Rule } from '../../rule.js';

export const webhookDeliveryChanged: Rule = {
  id: 'webhook-delivery-changed',
  scope: 'none',
  keyword: 'webhook-delivery',
  effect: 'incomparable',
  about: 'Webhooks are sent in another way: method, content type, header or path.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Take the new way at your receiver.',
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
        method: { value: 'PUT', evidence: { grade: 'documented' } },
        contentType: { value: 'application/json', evidence: { grade: 'documented' } },
        authorization: { header: 'Authorization', evidence: { grade: 'documented' } },
        acknowledgement: { status: 200, evidence: { grade: 'documented' } },
        retries: { attempts: 5, delaysSeconds: [8, 16], evidence: { grade: 'documented' } },
      },
    },
  },
};
