import type { Decimal } from 'decimal.js';
import { isObject } from '../../contracts/model/json-value.js';
import { valueAt } from '../../contracts/model/pointer.js';
import type { ReceivedDelivery } from '../exchange.js';
import { balancesIn, decimalOf } from '../judging/amounts.js';
import { answerBody } from '../judging/answer.js';
import type { Calls, Read } from './calls.js';
import { aboutOf } from './explain.js';

/** Whether the API shows the money that a webhook tells of. */
export interface MoneyShown {
  /** `open`: nothing that was read would have to show it. */
  shown: 'somewhere' | 'nowhere' | 'open';
  /** The answer that would have to show it. */
  lackedBy?: Read;
}

const histories = { user: 'getUserTransactionHistory', partner: 'getPartnerTransactionHistory' } as const;
const balances = { user: 'getUserBalances', partner: 'getPartnerBalances' } as const;

/** States of which nobody says that money has moved. */
const unmoved = /FAIL|REJECT|UNSUCCESSFUL|REFUSED|CANCEL|WAITING|PENDING|EXPIRED/i;

interface Line {
  amount: Decimal | undefined;
  currency: string;
}

/** The lines of a history, and whether these are all of them. */
function historyOf({ exchange }: Read): { lines: Line[]; whole: boolean } | undefined {
  if (exchange.response.status !== 200) return undefined;
  const body = answerBody(exchange.response);
  const list = valueAt(body, '/transactions');
  if (!Array.isArray(list)) return undefined;
  const lines = list.filter(isObject).map((line) => ({
    amount: decimalOf(line['amount'])?.abs(),
    currency: String(line['currency']).toLowerCase(),
  }));
  const total = decimalOf(valueAt(body, '/total'));
  const asked = new URL(exchange.request.url, 'http://localhost').search;
  return { lines, whole: asked === '' && total?.eq(list.length) === true };
}

function balanceIn(read: Read | undefined, currency: string): Decimal | undefined {
  if (read?.exchange.response.status !== 200) return undefined;
  return balancesIn(answerBody(read.exchange.response)).get(currency)?.amount;
}

const byTime = (a: Read, b: Read): number => a.at - b.at;

/**
 * Whether the API shows what a delivery tells of: the object by its id, a line of its owner's history with the amount, or a balance
 * that changed by it. Nowhere it is only where a whole history that was read after the delivery lacks it.
 */
export function moneyShown(
  webhookId: string,
  delivery: Pick<ReceivedDelivery, 'body' | 'receivedAt' | 'answeredAt'>,
  calls: Calls,
): MoneyShown | undefined {
  const { row, body, object, users } = aboutOf(webhookId, delivery);
  if (!row?.money || body === undefined) return undefined;
  const amount = decimalOf(valueAt(body, row.money.amount))?.abs();
  const currency = valueAt(body, row.money.currency);
  const state = valueAt(body, '/status');
  if (!amount || amount.isZero() || typeof currency !== 'string') return undefined;
  if (typeof state === 'string' && unmoved.test(state)) return undefined;
  if (object !== undefined && calls.hasShown(object)) return { shown: 'somewhere' };
  const owner = users.length > 0 ? 'user' : 'partner';
  const isOwners = ({ path }: Read): boolean => owner === 'partner' || users.some((user) => path.includes(user));
  const name = currency.toLowerCase();
  const after = calls
    .reads(histories[owner])
    .filter((read) => isOwners(read) && read.at > delivery.answeredAt)
    .map((read) => ({ read, history: historyOf(read) }));
  const isThere = after.some(({ history }) =>
    history?.lines.some((line) => line.currency === name && line.amount?.eq(amount) === true),
  );
  if (isThere) return { shown: 'somewhere' };
  const seen = calls.reads(balances[owner]).filter(isOwners).sort(byTime);
  const before = balanceIn(seen.filter(({ at }) => at < delivery.receivedAt).at(-1), name);
  const then = balanceIn(
    seen.find(({ at }) => at > delivery.answeredAt),
    name,
  );
  if (before && then && then.minus(before).abs().eq(amount)) return { shown: 'somewhere' };
  const lacking = after.find(({ history }) => history?.whole === true)?.read;
  return lacking ? { shown: 'nowhere', lackedBy: lacking } : { shown: 'open' };
}
