import type { ResponseOf } from '../contracts/model/typed.js';
import type { Facts } from '../contracts/model/types.js';
import { decimalsOf } from './amount.js';
import type { JsonObject } from './json.js';
import type { Transaction } from './party.js';
import { timestamp } from './timestamp.js';

type HistoryAnswer = ResponseOf<'test', 'getUserTransactionHistory'>;

/** One page of a history, newest first; the query is valid and has its defaults. */
export function historyReply(facts: Facts, transactions: readonly Transaction[], query: JsonObject): HistoryAnswer {
  const [page, limit] = [Number(query.page), Number(query.limit)];
  const total = transactions.length;
  const end = Math.max(0, total - (page - 1) * limit);
  const shown = transactions.slice(Math.max(0, end - limit), end).reverse();
  return {
    transactions: shown.map(({ id, type, amount, currency, status, createdAt }) => ({
      id,
      type,
      amount: amount.toFixed(decimalsOf(facts, currency)),
      currency,
      status,
      createdAt: timestamp(createdAt),
    })),
    page,
    limit,
    total,
  };
}
