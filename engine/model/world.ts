import { Decimal } from 'decimal.js';

/** Sums are exact. */
const Exact = Decimal.clone({ precision: 60 });

/** An amount of one currency, as a decimal text. */
export interface Sum {
  currency: string;
  amount: string;
}

/** Something that moved money, or is about to. */
export interface Movement {
  kind: 'deposit' | 'transfer' | 'exchange' | 'sepa' | 'withdrawal' | 'order';
  /** `unknown`: what became of it nobody says. */
  status: 'pending' | 'done' | 'failed' | 'unknown';
  /** What goes out, with its cost. */
  takes?: Sum;
  /** What comes in. */
  gives?: Sum;
  /** It was taken although there was too little for it: whether it goes out shows only at its end. */
  isShort?: true;
}

/** Guaranteed rates. */
export interface Lock {
  /** By currency, in euro, as the answer had them. */
  rates: Readonly<Record<string, string>>;
  feePercentage: string;
  /** Milliseconds since the epoch, by the target's clock. */
  madeAt: number;
  used: boolean;
  expired: boolean;
}

/** A virtual card. */
export interface Card {
  status: 'ACTIVE' | 'LOCKED_BY_USER' | 'DELETED';
  /** As they were last set; absent until they are. */
  limits?: Readonly<Record<string, string>>;
  madeAt: number;
}

/** How far an owner has come. */
export type Level = 'created' | 'in-check' | 'approved' | 'active' | 'extended' | 'deleted';

/** All that is known of a user or of the partner; objects go by the label of the act that made them. */
export interface Account {
  level: Level;
  suspended: boolean;
  /** Settled money by currency. */
  balances: Readonly<Record<string, string>>;
  movements: Readonly<Record<string, Movement>>;
  locks: Readonly<Record<string, Lock>>;
  cards: Readonly<Record<string, Card>>;
  /** Order locks and orders: the partner's. */
  orderLocks: Readonly<Record<string, { used: boolean; expired: boolean; madeAt: number; amount: string }>>;
  orders: Readonly<Record<string, { status: 'new' | 'addressed' | 'paid' | 'over' | 'unknown'; amount: string }>>;
}

/** Everything that must be true, as a value: nothing in it is ever changed, a step gives another one. */
export interface World {
  /** By the label of the act that made the user; the partner's is `partner`. */
  accounts: Readonly<Record<string, Account>>;
  /** Milliseconds since the epoch, by the target's clock. */
  now: number;
}

/** Label of the partner's account. */
export const partner = 'partner';

/** An account of which nothing is known but how far its owner has come. */
export function openAccount(level: Level): Account {
  return {
    level,
    suspended: false,
    balances: {},
    movements: {},
    locks: {},
    cards: {},
    orderLocks: {},
    orders: {},
  };
}

/** A world with the partner alone, who has these balances. */
export function openWorld(now: number, balances: Account['balances']): World {
  return { now, accounts: { [partner]: { ...openAccount('extended'), balances } } };
}

/** The world with one account changed; the same world where there is no such account. */
export function change(world: World, label: string, how: (account: Account) => Account): World {
  const account = world.accounts[label];
  return account ? { ...world, accounts: { ...world.accounts, [label]: how(account) } } : world;
}

/** The account with an amount more, or less where it is negative. */
export function credit(account: Account, { currency, amount }: Sum): Account {
  const before = account.balances[currency] ?? '0';
  return { ...account, balances: { ...account.balances, [currency]: new Exact(before).plus(amount).toFixed() } };
}

/** The account without an amount. */
export function debit(account: Account, { currency, amount }: Sum): Account {
  return credit(account, { currency, amount: new Exact(amount).negated().toFixed() });
}

/** The account with a movement, new or changed. */
export function withMovement(account: Account, label: string, movement: Movement): Account {
  return { ...account, movements: { ...account.movements, [label]: movement } };
}

/** What is under way and not decided, in one currency. */
function pendingIn({ movements }: Account, currency: string): string[] {
  return Object.values(movements)
    .filter(({ status, takes }) => status === 'pending' && takes?.currency === currency)
    .map(({ takes }) => takes?.amount ?? '0');
}

/** What an owner has in a currency once all that is under way has gone out. */
export function availableIn(account: Account, currency: string): string {
  return pendingIn(account, currency)
    .reduce((left, amount) => left.minus(amount), new Exact(account.balances[currency] ?? '0'))
    .toFixed();
}

/** Whether an owner has enough: what is under way may or may not be set aside, and of some no fact says what it takes. */
export function covers(account: Account, { currency, amount }: Sum): 'yes' | 'no' | 'unsure' {
  const isUnknown = Object.values(account.movements).some(
    ({ status, takes, gives }) =>
      status === 'unknown' && (takes?.currency === currency || gives?.currency === currency),
  );
  if (isUnknown) return 'unsure';
  if (!isAtMost(amount, account.balances[currency] ?? '0')) return 'no';
  return isAtMost(amount, availableIn(account, currency)) ? 'yes' : 'unsure';
}

/** More pending amounts than these are not told apart. */
const mostPending = 8;

/**
 * Balances that may be shown: no fact says when what is pending leaves the balance. `undefined` where too much is pending, or
 * something's end is unknown, to say it.
 */
export function balancesAllowed(account: Account, currency: string): string[] | undefined {
  const unknown = Object.values(account.movements).some(
    ({ status, takes, gives }) =>
      status === 'unknown' && (takes?.currency === currency || gives?.currency === currency),
  );
  const pending = pendingIn(account, currency);
  if (unknown || pending.length > mostPending) return undefined;
  let sums = [new Exact(account.balances[currency] ?? '0')];
  for (const amount of pending) sums = sums.flatMap((sum) => [sum, sum.minus(amount)]);
  const [all, ...others] = [...new Set(sums.map((sum) => sum.toFixed()))];
  // What is short may not have been set aside at all, but nobody owes anything.
  return [all ?? '0', ...others.filter((sum) => !sum.startsWith('-'))];
}

/** Whether one decimal text is at most another. */
export function isAtMost(amount: string, most: string): boolean {
  return new Exact(amount).lte(most);
}

/** Whether two decimal texts are the same number. */
export function isSame(a: string, b: string): boolean {
  return new Exact(a).eq(b);
}

/** The sum of decimal texts. */
export function sumOf(...amounts: readonly string[]): string {
  return amounts.reduce((sum, amount) => sum.plus(amount), new Exact(0)).toFixed();
}
