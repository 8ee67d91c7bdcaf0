import type { Decimal } from 'decimal.js';
import { isObject } from '../../contracts/model/json-value.js';
import type { AnsweredExchange } from '../exchange.js';
import { balancesIn, decimalOf, Exact, hasBalances } from '../judging/amounts.js';
import { answerBody, textOf } from '../judging/answer.js';
import { idMember, listIn } from '../judging/identity.js';
import { subjectOf, succeeded } from '../judging/observation.js';
import type { Judgement, ObservationCheck } from './check.js';

const check = 'history-agrees-with-balance';

interface Line {
  currency: string;
  amount: Decimal;
  status: string;
}

/** The lines of a history read page by page; `undefined` where some are missing or cannot be read. */
function linesOf(history: readonly AnsweredExchange[]): Line[] | undefined {
  const bodies = history.map(({ response }) => answerBody(response));
  const lists = bodies.map(listIn);
  if (history.length === 0 || !history.every(succeeded) || lists.some((list) => !list)) return undefined;
  const items = lists.flatMap((list) => list ?? []);
  const totals = bodies.map((body) => (isObject(body) ? textOf(body['total']) : undefined));
  // A total that disagrees is told by the check of pages; here it means that the history is not whole.
  if (totals.some((total) => total !== undefined && Number(total) !== items.length)) return undefined;
  if (history.length > 1 && items.length > 0 && idMember(items) === undefined) return undefined;
  const lines = items.flatMap((item): Line[] => {
    const amount = isObject(item) ? decimalOf(item['amount']) : undefined;
    if (!isObject(item) || !amount || typeof item['currency'] !== 'string') return [];
    return [{ currency: item['currency'].toLowerCase(), amount, status: String(item['status']).toUpperCase() }];
  });
  return lines.length === items.length ? lines : undefined;
}

/** What a balance may be after its lines: what is pending may be taken out already, put in already, or neither. */
function sumsOf(lines: readonly Line[]): { done: Decimal; possible: Decimal[] } {
  const sum = (wanted: (line: Line) => boolean): Decimal =>
    lines.filter(wanted).reduce((total, { amount }) => total.plus(amount), new Exact(0));
  const done = sum(({ status }) => status === 'SUCCESSFUL');
  const out = sum(({ status, amount }) => status === 'PENDING' && amount.isNegative());
  const coming = sum(({ status, amount }) => status === 'PENDING' && amount.isPositive());
  return { done, possible: [done, done.plus(out), done.plus(coming), done.plus(out).plus(coming)] };
}

const known = new Set(['SUCCESSFUL', 'PENDING', 'FAILED']);

export const historyAgreesWithBalance: ObservationCheck = {
  id: check,
  title: 'The history adds up to the balance',
  about:
    'The successful lines of a history do not add up to the balance: a movement is missing in the history, stands there with a wrong sign or amount, or the balance is wrong. Compare the history with your own books, currency by currency.',
  restsOn: 'What the case rests on: how well history and balances are known.',
  relations: ['history-and-balance'],
  judge({ case: { ground }, observed }) {
    const lines = linesOf(observed['history'] ?? []);
    const read = (observed['balance'] ?? []).filter(succeeded).at(-1);
    if (!lines || !read || !hasBalances(answerBody(read.response))) return [];
    const base = { check, ground, subject: subjectOf(read) };
    const judged = [...balancesIn(answerBody(read.response))].flatMap(
      ([currency, { amount, pointer }]): Judgement[] => {
        const own = lines.filter((line) => line.currency === currency);
        if (own.some(({ status }) => !known.has(status))) return [];
        const { done, possible } = sumsOf(own);
        if (possible.some((sum) => sum.eq(amount)))
          return [{ ...base, holds: true, message: `${currency} is the sum of its lines` }];
        return [
          {
            ...base,
            holds: false,
            message: `${currency} is ${amount.toFixed()}; its lines add up to ${done.toFixed()}, ${amount.minus(done).abs().toFixed()} off`,
            pointer,
            expected: done.toFixed(),
            actual: amount.toFixed(),
          },
        ];
      },
    );
    const broken = judged.filter(({ holds }) => !holds);
    return broken.length > 0
      ? broken
      : judged.slice(0, 1).map((one) => ({ ...one, message: 'the history adds up to the balances' }));
  },
};
