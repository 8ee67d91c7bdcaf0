import type { Fault } from './fault.js';

export const webhookDeliveredTwice: Fault = {
  name: 'webhook-delivered-twice',
  violates: 'An acknowledged webhook is not sent again: the user balance webhook follows a second time at once.',
  plant: () => ({ webhooks: { repeats: ({ webhookId }) => (webhookId === 'userBalanceGenerated' ? 1 : 0) } }),
};
