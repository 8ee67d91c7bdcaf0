import { Decimal } from 'decimal.js';
import type { Judged } from '../outcome.js';
import type { AttemptLine, Money, ReadingLine } from '../record/format.js';
import type { Seen } from './scenario.js';

/** Decimals that keep every digit of a sum. */
const Exact = Decimal.clone({ precision: 100 });

/** Money that the attempts of a scenario told of, by its object. */
function toldMoney(attempts: readonly AttemptLine[]): Money[] {
  return [...new Map(attempts.flatMap(({ money }) => (money ? [[money.id, money] as const] : []))).values()];
}

/** Whether money that was told of is booked exactly once, as it was told. */
function problemOf(money: Money, { bookings }: ReadingLine, webhook: string): string | undefined {
  const own = bookings.filter(({ id }) => id === money.id);
  const [first] = own;
  if (!first) return `${webhook} ${money.id}: ${money.amount} ${money.currency} is not booked`;
  if (own.length > 1) return `${webhook} ${money.id}: booked ${own.length} times`;
  if (!new Exact(first.amount).eq(money.amount))
    return `${webhook} ${money.id}: booked ${first.amount}, told ${money.amount}`;
  return first.currency === money.currency
    ? undefined
    : `${webhook} ${money.id}: booked in ${first.currency}, told ${money.currency}`;
}

function judged(problems: readonly string[], good: string): Judged {
  const [first] = problems;
  if (first === undefined) return { outcome: 'conformant', because: good };
  const others = problems.length > 1 ? `, and ${problems.length - 1} more` : '';
  return { outcome: 'not-conformant', because: first + others };
}

const untested: Judged = { outcome: 'not-tested', because: 'the books were not read' };

/** What attempts told of is booked once, and exactly. */
export function bookedOnce({ attempts, readings }: Seen): Judged {
  const last = readings.at(-1);
  const told = toldMoney(attempts);
  if (!last || told.length === 0) return untested;
  const problems = told.flatMap((money) => problemOf(money, last, webhookOf(attempts, money)) ?? []);
  return judged(problems, `${told.length} of ${told.length} booked once and exactly`);
}

/** Nothing that attempts were about is booked. */
export function bookedNever({ attempts, readings }: Seen): Judged {
  const last = readings.at(-1);
  if (!last || attempts.length === 0) return untested;
  const problems = attempts.flatMap(({ object, step, webhook }) =>
    last.bookings.some(({ id }) => id === object) ? [`${webhook} ${object} is booked: ${step}`] : [],
  );
  return judged(problems, `none of ${attempts.length} attempts is booked`);
}

/** Balances change by the sum of what was told between the first reading and the last. */
export function balancesAgree({ attempts, readings }: Seen): Judged {
  const [before] = readings;
  const after = readings.at(-1);
  if (!before || !after || before === after) return untested;
  if (after.balances.length === 0) return { outcome: 'not-tested', because: 'the probe tells no balances' };
  const told = toldMoney(attempts);
  const currencies = [...new Set(told.map(({ currency }) => currency))];
  const problems = currencies.flatMap((currency) => {
    const expected = sum(told.filter((one) => one.currency === currency).map(({ amount }) => amount));
    const actual = balanceIn(after, currency).minus(balanceIn(before, currency));
    return actual.eq(expected)
      ? []
      : [`${currency}: the balance changed by ${actual.toFixed()}, told were ${expected.toFixed()}`];
  });
  return judged(problems, `balances of ${currencies.join(', ')} agree`);
}

function balanceIn({ balances }: ReadingLine, currency: string): Decimal {
  return sum(balances.filter((one) => one.currency === currency).map(({ amount }) => amount));
}

function sum(amounts: readonly string[]): Decimal {
  return amounts.reduce<Decimal>((total, amount) => total.plus(amount), new Exact(0));
}

function webhookOf(attempts: readonly AttemptLine[], { id }: Money): string {
  return attempts.find(({ money }) => money?.id === id)?.webhook ?? '';
}
