import type { SandboxOperation } from '../../operation.js';
import { historyView } from './history.js';

/** What has moved on the partner's balances, page by page. */
export const getPartnerTransactionHistory: SandboxOperation = {
  id: 'getPartnerTransactionHistory',
  access: 'key',
  handle: ({ facts, tenant }, { query }) => ({ body: historyView(facts, tenant.partner.transactions, query) }),
};
