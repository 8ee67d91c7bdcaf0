import { historyReply } from '../history.js';
import { requireUser } from '../store.js';
import type { SandboxOperation } from './operation.js';

/** What has moved on a user's balances, page by page. */
export const getUserTransactionHistory: SandboxOperation = {
  id: 'getUserTransactionHistory',
  access: 'key',
  handle({ contract, tenant }, { params, query }) {
    const { transactions } = requireUser(tenant, params.externalUserId);
    return { body: historyReply(contract.facts, transactions, query) };
  },
};
