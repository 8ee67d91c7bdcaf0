import type { Expectation } from './expectations.js';

const retries = (check: string): Expectation => ({ checks: [check] });
const schema: Expectation = { checks: ['delivery-schema'] };

/** Of every fault that concerns webhooks: the checks meant for it. All show in the scenarios of `suites/retries`, some in a flow. */
export const webhookExpectations: Readonly<Record<string, Expectation>> = {
  'webhook-missing': { checks: ['delivery-arrives'] },
  'webhook-late': { checks: ['delivery-in-time'] },
  'webhook-delivered-twice': { checks: ['delivery-once'] },
  'webhook-reordered': {
    checks: ['delivery-order'],
    flows: ['crypto-deposit', 'proof-of-address', 'order-paid', 'sender-check'],
  },
  'webhook-of-another-user': { checks: ['delivery-shown', 'delivery-arrives', 'delivery-agrees'] },
  'webhook-about-bystander': { checks: ['delivery-forbidden'], flows: ['bystander'] },
  'webhook-token-missing': { checks: ['delivery-token'] },
  'webhook-token-wrong': { checks: ['delivery-token'] },
  'webhook-token-missing-on-retry': retries('delivery-token'),
  'webhook-path-wrong': { checks: ['delivery-path'] },
  'webhook-method-wrong': { checks: ['delivery-method'] },
  'webhook-content-type': { checks: ['delivery-content-type'] },
  'webhook-body-malformed': { checks: ['delivery-well-formed'] },
  'webhook-body-changes': retries('delivery-body-stable'),
  'webhook-retry-too-soon': retries('delivery-schedule'),
  'webhook-retry-too-late': retries('delivery-schedule'),
  'webhook-retry-evenly': retries('delivery-schedule'),
  'webhook-too-many-attempts': retries('delivery-attempts'),
  'webhook-too-few-attempts': retries('delivery-attempts'),
  'webhook-no-retry-after-500': retries('delivery-attempts'),
  'webhook-retry-after-200': retries('delivery-attempts'),
  'webhook-ahead-of-api': { checks: ['delivery-agrees'] },
  'webhook-for-refused-call': { checks: ['delivery-forbidden'], flows: ['transfers'] },

  'webhook-amount-as-number': schema,
  'webhook-amount-as-text': schema,
  'webhook-member-missing': schema,
  'webhook-member-null': schema,
  'webhook-state-unknown': { checks: ['delivery-drift'] },
  'webhook-time-malformed': schema,
  'webhook-amount-differs': { checks: ['delivery-agrees', 'delivery-shown'] },
  'webhook-state-differs': { checks: ['delivery-agrees'] },

  'webhook-card-number': { checks: ['delivery-secret'] },
  'webhook-card-cvv': { checks: ['delivery-secret'] },
  'webhook-token-encoded': { checks: ['delivery-secret'] },
  'webhook-stack-trace': { checks: ['delivery-inside'] },
  'webhook-database-text': { checks: ['delivery-inside'] },
  // Most of these no case waits for: what is judged at the end of the run tells of them.
  'webhook-deposit-forged': { checks: ['delivery-unexplained'] },
  'webhook-money-nowhere': { checks: ['delivered-money-exists'], flows: ['transfers'] },
  'webhook-twice-now-and-then': { checks: ['delivery-once'] },
  'webhook-token-lost-now-and-then': { checks: ['delivery-token'] },
  'webhook-content-type-lost-now-and-then': { checks: ['delivery-content-type'] },
  'webhook-path-wrong-now-and-then': { checks: ['delivery-path'] },
  'webhook-method-wrong-now-and-then': { checks: ['delivery-method'] },
  'webhook-member-lost-now-and-then': schema,
  'webhook-amount-off-by-one': { checks: ['delivery-shown'] },
  'webhook-currency-differs': { checks: ['delivery-shown'] },
  'webhook-body-of-event-before': { checks: ['delivery-once'] },
  'webhook-gzip-cut-off': { checks: ['delivery-well-formed'] },
  'webhook-for-refused-withdrawal': { checks: ['delivery-unexplained'], flows: ['withdrawals-at-once'] },
};
