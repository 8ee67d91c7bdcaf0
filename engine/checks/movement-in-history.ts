import type { Decimal } from 'decimal.js';
import { isObject } from '../../contracts/model/json-value.js';
import type { AnsweredExchange } from '../exchange.js';
import { balancesIn, decimalOf, Exact, hasBalances, signed } from '../judging/amounts.js';
import { answerBody, textOf } from '../judging/answer.js';
import { listIn, nameOf } from '../judging/identity.js';
import { subjectOf, succeeded } from '../judging/observation.js';
import type { Judgement, ObservationCheck } from './check.js';

const check = 'movement-in-history';

const known = new Set(['SUCCESSFUL', 'PENDING', 'FAILED']);

interface Line {
  /** What it is told apart by, as far as a movement does not change it. */
  key: string;
  /** Its id, for messages. */
  name: string;
  currency: string;
  amount: Decimal;
  status: string;
}

interface Page {
  lines: readonly Line[];
  /** How many lines the whole history has. */
  total: number;
}

/** The newest page of a history; `undefined` where it cannot be read or does not tell how long the whole is. */
function pageOf(read: AnsweredExchange | undefined): Page | undefined {
  if (!read || !succeeded(read)) return undefined;
  const body = answerBody(read.response);
  const items = listIn(body);
  const total = isObject(body) ? textOf(body['total']) : undefined;
  if (!items || total === undefined) return undefined;
  const lines = items.flatMap((item): Line[] => {
    const amount = isObject(item) ? decimalOf(item['amount']) : undefined;
    if (!isObject(item) || !amount || typeof item['currency'] !== 'string') return [];
    const currency = item['currency'].toLowerCase();
    const key = JSON.stringify([item['id'], item['type'], currency, amount.toFixed()]);
    return [{ key, name: nameOf(item), currency, amount, status: String(item['status']).toUpperCase() }];
  });
  return lines.length === items.length ? { lines, total: Number(total) } : undefined;
}

/** A line as it is now and as it was before, where it was there. */
interface Pair {
  line: Line;
  earlier: Line | undefined;
}

/** Every line of the later page with the one it was before; equal ones in their order. */
function pairsOf(before: Page, after: Page): Pair[] {
  const left = [...before.lines];
  return after.lines.map((line) => {
    const index = left.findIndex(({ key }) => key === line.key);
    const [earlier] = index < 0 ? [] : left.splice(index, 1);
    return { line, earlier };
  });
}

/** Whether lines that are pending count already, by direction. */
const policies = [
  { out: false, coming: false },
  { out: true, coming: false },
  { out: false, coming: true },
  { out: true, coming: true },
];

function counted({ status, amount }: Line, { out, coming }: (typeof policies)[number]): Decimal {
  if (status === 'SUCCESSFUL') return amount;
  return status === 'PENDING' && (amount.isNegative() ? out : coming) ? amount : new Exact(0);
}

export const movementInHistory: ObservationCheck = {
  id: check,
  title: 'A change of the balance stands in the history',
  about:
    'A balance has changed, and what the history shows since does not come to that change: the line of a movement is missing, or has a wrong sign, amount or currency. Compare the lines since the last look with your own books.',
  restsOn: 'What the case rests on: how well history and balances are known.',
  relations: ['movement-in-history'],
  judge({ case: { ground }, observed }) {
    const role = (name: string): AnsweredExchange | undefined => observed[name]?.at(-1);
    const [before, after] = [pageOf(role('historyBefore')), pageOf(role('historyAfter'))];
    const [was, is] = [role('balanceBefore'), role('balanceAfter')];
    if (!before || !after || !was || !is || !succeeded(was) || !succeeded(is)) return [];
    const [had, has] = [answerBody(was.response), answerBody(is.response)];
    if (!hasBalances(had) || !hasBalances(has)) return [];
    const pairs = pairsOf(before, after);
    const added = pairs.filter(({ earlier }) => !earlier);
    // Where lines are on other pages than this, nothing can be said.
    if (added.length !== after.total - before.total) return [];
    const base = { check, ground, subject: subjectOf(is) };
    const balances = balancesIn(had);
    const broken = [...balancesIn(has)].flatMap(([currency, { amount, pointer }]): Judgement[] => {
      const change = amount.minus(balances.get(currency)?.amount ?? 0);
      const own = pairs.filter(({ line }) => line.currency === currency);
      if (own.some(({ line, earlier = line }) => !known.has(line.status) || !known.has(earlier.status))) return [];
      const told = policies.map((policy) =>
        own.reduce(
          (sum, { line, earlier }) =>
            sum.plus(counted(line, policy)).minus(earlier ? counted(earlier, policy) : new Exact(0)),
          new Exact(0),
        ),
      );
      if (told.some((sum) => sum.eq(change))) return [];
      const names = added.flatMap(({ line }) => (line.currency === currency ? [line.name] : []));
      const expected = signed(told[0] ?? new Exact(0));
      return [
        {
          ...base,
          holds: false,
          message: `${currency} has changed by ${signed(change)}; ${names.length === 0 ? 'no line of the history was added' : `the new lines ${names.join(', ')} come to ${expected}`}`,
          pointer,
          expected,
          actual: signed(change),
        },
      ];
    });
    return broken.length > 0 ? broken : [{ ...base, holds: true, message: 'the history tells what the balances show' }];
  },
};
