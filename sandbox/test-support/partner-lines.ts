import { isLosslessNumber } from 'lossless-json';
import type { JsonObject } from '../../contracts/model/json-value.js';
import type { Stage } from './stage.js';

/** Type, currency, amount and status of a line of a history. */
export type Line = [string, string, string, string];

/** Gives, whenever it is called, the lines of the partner's history that have come since, oldest first; none where the version has no history. */
export async function newLines({ call, has }: Stage): Promise<() => Promise<Line[]>> {
  const read = async (limit: number) =>
    has('getPartnerTransactionHistory')
      ? call('getPartnerTransactionHistory', { query: { limit } })
      : { total: 0, transactions: [] };
  const { total } = await read(1);
  return async () => {
    const history = await read(100);
    const lines = history.transactions as JsonObject[];
    return lines
      .slice(0, Number(history.total) - Number(total))
      .reverse()
      .map(({ type, currency, amount, status }) => [String(type), String(currency), String(amount), String(status)]);
  };
}

/** A body with its numbers as floats. */
export function plain(body: JsonObject): JsonObject {
  return JSON.parse(
    JSON.stringify(body, (_name, value: unknown) => (isLosslessNumber(value) ? Number(value.value) : value)),
  ) as JsonObject;
}

/** A shown amount in euro as a whole number. */
export function cents(amount: string): number {
  return Math.round(Number(amount) * 100);
}
