import type { JsonObject } from '../../../contracts/model/json-value.js';
import type { Facts } from '../../../contracts/model/types.js';
import { decimalsOf } from '../../amount.js';
import type { Transaction } from '../../state/party.js';
import { timestamp } from '../../timestamp.js';
import { Amount, type View } from '../../view.js';

/** One page of a history, newest first; the query is valid and has its defaults. */
export function historyView(facts: Facts, transactions: readonly Transaction[], query: JsonObject): View {
  const [page, limit] = [Number(query.page), Number(query.limit)];
  const total = transactions.length;
  const end = Math.max(0, total - (page - 1) * limit);
  const shown = transactions.slice(Math.max(0, end - limit), end).reverse();
  return {
    transactions: shown.map(({ amount, createdAt, ...line }) => ({
      ...line,
      amount: new Amount(amount, decimalsOf(facts, line.currency)),
      createdAt: timestamp(createdAt),
    })),
    page,
    limit,
    total,
  };
}
