import type { Money } from '../ledger/money.js';
import type { OperationReply } from '../operation.js';
import type { Fault } from './fault.js';
import {
  attempt,
  bodyOf,
  counter,
  keyOf,
  ownerIn,
  sequenceFault,
  skim,
  type Moment,
  type SequenceRow,
} from './sequence.js';

/** A hundredth goes missing with every so many calls of an owner. */
function drift(name: string, violates: string, operation: string, every: number): SequenceRow {
  return {
    name,
    violates,
    operations: [operation],
    begin() {
      const count = counter();
      return async (moment) => {
        const reply = await moment.carryOut();
        if (count(keyOf(moment)) % every === 0) skim(moment.context, ownerIn(moment.request), 'eur', '0.01');
        return reply;
      };
    },
  };
}

/** Gives back twice what failed, once the same owner begins another one. */
function refundedTwice(
  name: string,
  violates: string,
  operation: string,
  failed: (moment: Moment) => Failed[],
): SequenceRow {
  return {
    name,
    violates,
    operations: [operation],
    begin() {
      const refunded = new Set<string>();
      return async (moment) => {
        const reply = await moment.carryOut();
        const owner = ownerIn(moment.request);
        for (const { id, externalUserId, amount, currency } of failed(moment)) {
          if (externalUserId !== owner || refunded.has(id)) continue;
          refunded.add(id);
          skim(moment.context, owner, currency, amount.negated().toFixed());
        }
        return reply;
      };
    },
  };
}

interface Failed {
  id: string;
  externalUserId: string | null;
  amount: Money;
  currency: string;
}

const rows: readonly SequenceRow[] = [
  drift(
    'transfers-lose-cents',
    'A transfer takes its amount: with every fifth one of a user a cent more is gone.',
    'createTransfer',
    5,
  ),
  drift(
    'exchanges-lose-cents',
    'An exchange takes its amount: with every third one of a user a cent more is gone.',
    'createExchange',
    3,
  ),
  drift(
    'reading-costs',
    'A read changes nothing: every seventh reading of a balance takes a cent.',
    'getUserBalances',
    7,
  ),
  drift('locks-cost', 'A lock costs nothing: every fourth one of a user takes a cent.', 'createExchangeLock', 4),
  refundedTwice(
    'exchange-refunded-twice',
    'What failed is given back once: the money of a failed exchange comes back again with the next one.',
    'createExchange',
    ({ context }) =>
      [...context.tenant.exchange.exchanges.values()]
        .filter(({ status }) => status === 'FAILED')
        .map(({ id, externalUserId, amount, currencyFrom: currency }) => ({ id, externalUserId, amount, currency })),
  ),
  refundedTwice(
    'sepa-refunded-twice',
    'What failed is given back once: the money of a failed SEPA transfer comes back again with the next one.',
    'createSepaTransfer',
    ({ context }) =>
      [...context.tenant.sepa.transfers.values()]
        .filter(({ status }) => status === 'FAILED')
        .map(({ id, externalUserId, amount, currency }) => ({ id, externalUserId, amount, currency })),
  ),
  {
    name: 'refusal-costs-after-success',
    violates: 'A refused call changes nothing: a refused transfer after an accepted one takes a cent.',
    operations: ['createTransfer'],
    begin() {
      const succeeded = new Set<string>();
      return async (moment) => {
        const came = await attempt(moment);
        const key = keyOf(moment);
        if ('reply' in came) succeeded.add(key);
        else {
          if (succeeded.has(key)) skim(moment.context, ownerIn(moment.request), 'eur', '0.01');
          throw came.refusal;
        }
        return came.reply;
      };
    },
  },
  {
    name: 'transfer-after-refusal-twice',
    violates: 'A call has one effect: a transfer that follows a refused one of the same user is booked twice.',
    operations: ['createTransfer'],
    begin() {
      const refused = new Set<string>();
      return async (moment) => {
        const came = await attempt(moment);
        const key = keyOf(moment);
        if (!('reply' in came)) {
          refused.add(key);
          throw came.refusal;
        }
        if (refused.delete(key)) await attempt(moment);
        return came.reply;
      };
    },
  },
  {
    name: 'equal-transfer-swallowed',
    violates:
      'Each call has its effect: a transfer equal to the one before is answered as that one, and not carried out.',
    operations: ['createTransfer'],
    begin() {
      const last = new Map<string, { text: string; reply: OperationReply }>();
      return async (moment) => {
        const [key, text] = [keyOf(moment), JSON.stringify(moment.request.body)];
        const before = last.get(key);
        if (before?.text === text) return before.reply;
        const reply = await moment.carryOut();
        last.set(key, { text, reply });
        return reply;
      };
    },
  },
  {
    name: 'transfer-to-first-user',
    violates: 'Money goes where it was sent: what the partner sends to a second user arrives with the first one.',
    operations: ['createTransfer'],
    begin() {
      let first: unknown;
      return async (moment) => {
        const { context, request, proceed } = moment;
        const to = request.body['destinationExternalUserId'];
        if (to === undefined) return moment.carryOut();
        const isThere = typeof first === 'string' && context.tenant.users.has(first);
        first = isThere ? first : to;
        return proceed(context, { ...request, body: { ...request.body, destinationExternalUserId: first } });
      };
    },
  },
  {
    name: 'transfer-id-given-again',
    violates: 'Each transfer has an id of its own: the fourth of a user has that of the first.',
    operations: ['createTransfer'],
    begin() {
      const [count, first] = [counter(), new Map<string, unknown>()];
      return async (moment) => {
        const reply = await moment.carryOut();
        const key = keyOf(moment);
        const body = bodyOf(reply);
        if (!first.has(key)) first.set(key, body['transferId']);
        return count(key) === 4 ? { ...reply, body: { ...body, transferId: first.get(key) } } : reply;
      };
    },
  },
  {
    name: 'order-settled-like-the-last',
    violates: 'An order is settled at its own lock: it gets the sum of the lock before it.',
    operations: ['createOrder'],
    begin: () => async (moment) => {
      const { locks } = moment.context.tenant.orders;
      const all = [...locks.values()];
      const index = all.findIndex(({ id }) => id === moment.request.body['lockId']);
      const [own, before] = [all[index], all[index - 1]];
      const reply = await moment.carryOut();
      if (own && before) own.settlement = before.settlement;
      return reply;
    },
  },
];

/** Faults of money that only sequences of calls show. */
export const moneySequenceFaults: readonly Fault[] = rows.map(sequenceFault);
