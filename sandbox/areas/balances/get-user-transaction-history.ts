import type { SandboxOperation } from '../../operation.js';
import { requireUser } from '../../state/store.js';
import { historyView } from './history.js';

/** What has moved on a user's balances, page by page. */
export const getUserTransactionHistory: SandboxOperation = {
  id: 'getUserTransactionHistory',
  access: 'key',
  handle: (context, { params, query }) => ({
    body: historyView(context.facts, requireUser(context, params.externalUserId).transactions, query),
  }),
};
