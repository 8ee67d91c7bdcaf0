import { isObject } from '../../contracts/model/json-value.js';
import { shown } from '../../contracts/model/shown.js';
import type { AnsweredExchange } from '../exchange.js';
import { compareCommonFields, type Disagreement } from '../judging/agreement.js';
import { decimalOf } from '../judging/amounts.js';
import { answerBody } from '../judging/answer.js';
import { listIn, ownIdsOf } from '../judging/identity.js';
import { subjectOf, succeeded } from '../judging/observation.js';
import { volatileMembers } from '../judging/volatile.js';
import type { Judgement, ObservationCheck } from './check.js';

const check = 'list-agrees-with-detail';

type Item = Record<string, unknown>;

/** Whether an item is a line of a history, which words kind, state and time in its own way for all kinds of movement. */
function isHistoryLine(item: Item): boolean {
  return 'type' in item && 'amount' in item && 'currency' in item;
}

/** What a movement may show in a history: the amount of either side, with or without what it cost, in or out. */
function agreesWithLine(line: Item, detail: Item): boolean {
  const amount = decimalOf(line['amount'])?.abs();
  const sums = [detail['amount'], detail['receivedAmount']].flatMap((value) => decimalOf(value)?.abs() ?? []);
  const fee = decimalOf(detail['fee']) ?? decimalOf('0');
  if (!amount || sums.length === 0 || !fee) return true;
  return sums.some((sum) => amount.eq(sum) || amount.eq(sum.plus(fee)) || amount.eq(sum.minus(fee).abs()));
}

function ofLine(line: Item, detail: Item): Disagreement[] {
  const names = ['currency', 'currencyFrom', 'currencyTo', 'cryptocurrency'];
  const currencies = names.flatMap((name) => (typeof detail[name] === 'string' ? [detail[name].toLowerCase()] : []));
  const own = String(line['currency']).toLowerCase();
  return [
    ...(agreesWithLine(line, detail)
      ? []
      : [{ pointer: '/amount', here: line['amount'], there: detail['amount'] ?? detail['receivedAmount'] }]),
    ...(currencies.length === 0 || currencies.includes(own)
      ? []
      : [{ pointer: '/currency', here: line['currency'], there: currencies[0] }]),
  ];
}

/** A list shows the last digits of a number that only the detail shows whole. */
function ofLastDigits(item: Item, detail: Item): Disagreement[] {
  const [digits, number] = [item['cardLastDigits'], detail['cardNumber']];
  if (typeof digits !== 'string' || typeof number !== 'string' || number.replace(/\D/g, '').endsWith(digits)) return [];
  return [{ pointer: '/cardLastDigits', here: digits, there: `…${number.slice(-digits.length)}` }];
}

function judgeDetail(list: AnsweredExchange, detail: AnsweredExchange, ground: Judgement['ground']): Judgement[] {
  const items = listIn(answerBody(list.response));
  const body = answerBody(detail.response);
  if (!items || !isObject(body)) return [];
  const path = URL.canParse(detail.request.url) ? new URL(detail.request.url).pathname.split('/') : [];
  const wanted = [...ownIdsOf(body), ...path];
  const own = items.filter(isObject).filter((item) => ownIdsOf(item).some((id) => wanted.includes(id)));
  const base = { check, ground, subject: subjectOf(list) };
  if (own.length === 0)
    return [
      {
        ...base,
        holds: false,
        message: `${list.operationId} lacks what ${detail.operationId} shows`,
        expected: `an item with the id ${path.at(-1) ?? ownIdsOf(body)[0] ?? ''}`,
        actual: `none of ${items.length} items`,
      },
    ];
  const broken = own.flatMap((item) => {
    const found = isHistoryLine(item)
      ? ofLine(item, body)
      : [...compareCommonFields(item, body, volatileMembers).disagreements, ...ofLastDigits(item, body)];
    return found.map(({ pointer, here, there }) => ({
      ...base,
      holds: false,
      message: `${pointer} in ${list.operationId} differs from ${detail.operationId}`,
      pointer,
      expected: shown(there),
      actual: shown(here),
    }));
  });
  return broken.length > 0
    ? broken
    : [{ ...base, holds: true, message: `${list.operationId} agrees with ${detail.operationId}` }];
}

export const listAgreesWithDetail: ObservationCheck = {
  id: check,
  title: 'A list agrees with the details',
  about:
    'A list and the details of one of its items tell different things, or the list lacks the item. One of the two is stale or reads from another place. Pointers are those of the item. Lines of a history are compared by amount and currency alone.',
  restsOn: 'What the case rests on: how well both answers are known.',
  relations: ['list-and-detail'],
  judge({ case: { ground }, observed }) {
    const list = (observed['list'] ?? []).filter(succeeded).at(-1);
    if (!list) return [];
    return (observed['detail'] ?? []).filter(succeeded).flatMap((detail) => judgeDetail(list, detail, ground));
  },
};
