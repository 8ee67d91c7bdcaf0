import type { Area } from '../area.js';
import { createPartnerWallet } from './create-partner-wallet.js';
import { getPartnerBalances } from './get-partner-balances.js';
import { getPartnerTransactionHistory } from './get-partner-transaction-history.js';
import { getUserBalances } from './get-user-balances.js';
import { getUserTransactionHistory } from './get-user-transaction-history.js';

/** What users and the partner own, and how it came about. */
export const balances: Area = {
  operations: [
    getPartnerBalances,
    getPartnerTransactionHistory,
    getUserBalances,
    getUserTransactionHistory,
    createPartnerWallet,
  ],
  triggers: [],
  outcomes: [],
};
