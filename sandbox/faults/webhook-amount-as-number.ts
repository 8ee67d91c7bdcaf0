import { LosslessNumber } from 'lossless-json';
import { isJsonObject } from '../json.js';
import type { Fault } from './fault.js';

/** The amount is drawn from the seed; its digits stay as they are. */
export const webhookAmountAsNumber: Fault = {
  name: 'webhook-amount-as-number',
  violates: 'Amounts of balances are decimal strings: one amount of the user balance webhook is a JSON number.',
  plant: ({ random }) => {
    const place = random.integer(2 ** 32);
    return {
      webhooks: {
        payload(payload, { webhookId }) {
          if (webhookId !== 'userBalanceGenerated') return payload;
          const changed = structuredClone(payload);
          const holders = amountHolders(changed);
          const holder = holders[place % holders.length];
          if (holder) holder.amount = new LosslessNumber(String(holder.amount));
          return changed;
        },
      },
    };
  },
};

function amountHolders(value: unknown): { amount: unknown }[] {
  if (Array.isArray(value)) return value.flatMap(amountHolders);
  if (!isJsonObject(value)) return [];
  const own = 'amount' in value ? [value as { amount: unknown }] : [];
  return [...own, ...Object.values(value).flatMap(amountHolders)];
}
