import { historyReply } from '../history.js';
import type { SandboxOperation } from './operation.js';

/** What has moved on the partner's balances, page by page. */
export const getPartnerTransactionHistory: SandboxOperation = {
  id: 'getPartnerTransactionHistory',
  access: 'key',
  handle: ({ contract, tenant }, { query }) => ({
    body: historyReply(contract.facts, tenant.partner.transactions, query),
  }),
};
