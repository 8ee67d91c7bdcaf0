import type { Decimal } from 'decimal.js';
import type { Change } from '../../generators/cases/case.js';
import type { AnsweredExchange } from '../exchange.js';
import { balancesIn, Exact, hasBalances, signed } from '../judging/amounts.js';
import { answerBody } from '../judging/answer.js';
import { subjectOf, succeeded } from '../judging/observation.js';
import type { Judgement, ObservationCheck } from './check.js';

const check = 'conservation';

/** What an owner's balances should change by, per currency in lower case. */
function expectedOf(changes: readonly Change[], owner: string): Map<string, Decimal> {
  const sums = new Map<string, Decimal>();
  for (const change of changes) {
    if (change.owner !== owner) continue;
    const currency = change.currency.toLowerCase();
    sums.set(currency, (sums.get(currency) ?? new Exact(0)).plus(change.amount));
  }
  return sums;
}

/** The last successful read of balances in a role. */
function lastRead(exchanges: readonly AnsweredExchange[] = []): AnsweredExchange | undefined {
  return exchanges.filter((one) => succeeded(one) && hasBalances(answerBody(one.response))).at(-1);
}

function judgeOwner(
  owner: string,
  expected: ReadonlyMap<string, Decimal>,
  [earlier, later]: readonly [AnsweredExchange, AnsweredExchange],
  ground: Judgement['ground'],
): Judgement[] {
  const before = balancesIn(answerBody(earlier.response));
  const after = balancesIn(answerBody(later.response));
  const none = new Exact(0);
  const base = { check, ground, subject: subjectOf(later) };
  const currencies = new Set([...before.keys(), ...after.keys(), ...expected.keys()]);
  const broken = [...currencies].flatMap((currency): Judgement[] => {
    const right = expected.get(currency) ?? none;
    const change = (after.get(currency)?.amount ?? none).minus(before.get(currency)?.amount ?? none);
    if (change.eq(right)) return [];
    const off = change.minus(right);
    const pointer = after.get(currency)?.pointer;
    const story = right.isZero()
      ? `${owner}: ${currency} changed by ${signed(change)} although nothing of it was moved`
      : `${owner}: ${currency} changed by ${signed(change)} instead of ${signed(right)}, a difference of ${signed(off)}`;
    return [
      {
        ...base,
        holds: false,
        message: story,
        ...(pointer === undefined ? {} : { pointer }),
        expected: signed(right),
        actual: signed(change),
      },
    ];
  });
  if (broken.length > 0 || currencies.size === 0) return broken;
  const moved = [...expected].filter(([, amount]) => !amount.isZero());
  const story = moved.map(([currency, amount]) => `${currency} ${signed(amount)}`).join(', ');
  return [{ ...base, holds: true, message: `${owner}: ${story || 'nothing moved'}, everything else as before` }];
}

export const conservation: ObservationCheck = {
  id: check,
  title: 'Balances change by exactly what was moved',
  about:
    'After money was moved a balance differs by another amount than it should, or a balance that had no part changed. Money appeared or was lost. The message tells the difference: a fee that nobody stated, rounding, or a movement made twice. Where others use the same account, repeat the run alone.',
  restsOn:
    'What the case rests on: the principle of conservation of money, or the fee of the facts that the case counts with.',
  relations: ['movement'],
  judge({ case: { expected, ground }, observed }) {
    const changes = expected?.changes ?? [];
    const owners = Object.keys(observed).flatMap((role) => (role.startsWith('before.') ? [role.slice(7)] : []));
    return owners.flatMap((owner) => {
      const [earlier, later] = [lastRead(observed[`before.${owner}`]), lastRead(observed[`after.${owner}`])];
      return earlier && later ? judgeOwner(owner, expectedOf(changes, owner), [earlier, later], ground) : [];
    });
  },
};
