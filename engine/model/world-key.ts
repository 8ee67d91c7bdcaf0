import type { Account, World } from './world.js';

const numbers = new Map<string, number>();
const known = new WeakMap<object, number>();
const mostNumbers = 200_000;

/** A number that equal values share. Values are never changed, so that each is written down once. */
function numberOf(value: object): number {
  const before = known.get(value);
  if (before !== undefined) return before;
  const number = numberOfText(JSON.stringify(value));
  known.set(value, number);
  return number;
}

let last = 0;

function numberOfText(text: string): number {
  const before = numbers.get(text);
  if (before !== undefined) return before;
  // Forgotten texts get new numbers: equal worlds then count as different, never different ones as equal.
  if (numbers.size >= mostNumbers) numbers.clear();
  last += 1;
  numbers.set(text, last);
  return last;
}

const parts = ['movements', 'locks', 'cards', 'orderLocks', 'orders'] as const;
const accounts = new WeakMap<Account, number>();

/** Objects are entered in the order in which they came; the same ones in another order are the same account. */
function accountNumber(account: Account): number {
  const before = accounts.get(account);
  if (before !== undefined) return before;
  const sorted = (items: Readonly<Record<string, object>>): string =>
    Object.keys(items)
      .sort()
      .map((label) => `${label}=${numberOf(items[label] ?? {})}`)
      .join();
  const balances = Object.keys(account.balances)
    .sort()
    .map((currency) => `${currency}=${account.balances[currency] ?? ''}`)
    .join();
  const objects = parts.map((part) => sorted(account[part])).join(';');
  const number = numberOfText(`${account.level} ${String(account.suspended)} ${balances};${objects}`);
  accounts.set(account, number);
  return number;
}

/** A text that worlds share in which the same is true; the time in them does not count. */
export function worldKey({ accounts: all }: World): string {
  return Object.keys(all)
    .sort()
    .map((label) => {
      const account = all[label];
      return account ? `${label}:${accountNumber(account)}` : label;
    })
    .join();
}
