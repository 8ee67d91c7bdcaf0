import type { JsonObject } from '../../contracts/model/json-value.js';
import type { OperationReply } from '../operation.js';
import type { Fault } from './fault.js';
import { bodyOf, counter, keyOf, sequenceFault, type Moment, type SequenceRow } from './sequence.js';

/** A read that gives what it gave before, once something was written: a cache that nobody told. */
function stale(
  name: string,
  violates: string,
  { write, read, after = 1 }: { write: string; read: string; after?: number },
  keyFor: (moment: Moment) => string = keyOf,
): SequenceRow {
  return {
    name,
    violates,
    operations: [write, read],
    begin() {
      const [count, cached, isStale] = [counter(), new Map<string, OperationReply>(), new Set<string>()];
      return async (moment) => {
        const key = keyFor(moment);
        const reply = await moment.carryOut();
        if (moment.id === write) {
          if (count(key) % after === 0) isStale.add(key);
          return reply;
        }
        const before = cached.get(key);
        if (before && isStale.delete(key)) return before;
        cached.set(key, reply);
        return reply;
      };
    },
  };
}

/** A list that changes once it has grown long. */
function longList(
  name: string,
  violates: string,
  operation: string,
  member: string,
  change: (lines: readonly unknown[]) => readonly unknown[],
): SequenceRow {
  return {
    name,
    violates,
    operations: [operation],
    begin: () => async (moment) => {
      const reply = await moment.carryOut();
      const body = bodyOf(reply);
      const lines = Array.isArray(body[member]) ? (body[member] as unknown[]) : [];
      const left = change(lines);
      const total = typeof body['total'] === 'number' ? { total: body['total'] - lines.length + left.length } : {};
      return { ...reply, body: { ...body, [member]: left, ...total } };
    },
  };
}

const cardIn = ({ request }: Moment): string => String(request.body['cardId'] ?? request.params['cardId']);

const rows: readonly SequenceRow[] = [
  stale(
    'balance-stale-after-transfers',
    'A balance shows what was done: after every third transfer of a user it is the one from before.',
    { write: 'createTransfer', read: 'getUserBalances', after: 3 },
  ),
  stale('cards-stale-after-deletion', 'A list shows what was done: after a deletion it is the one from before.', {
    write: 'deleteCard',
    read: 'getUserCards',
  }),
  stale(
    'limits-stale-after-second-change',
    'A read shows what was written: after every second change of limits it shows the former ones.',
    { write: 'updateCardLimits', read: 'getCardLimits', after: 2 },
    cardIn,
  ),
  stale(
    'history-stale-after-exchange',
    'A history shows what was done: after every second exchange of a user it is the one from before.',
    { write: 'createExchange', read: 'getUserTransactionHistory', after: 2 },
  ),
  {
    name: 'exchange-state-remembered',
    violates: 'A state goes on: details of an exchange that were read once stay as they were.',
    operations: ['getExchangeDetails'],
    begin() {
      const cached = new Map<string, OperationReply>();
      return async (moment) => {
        const key = String(moment.request.params['exchangeId']);
        const reply = cached.get(key) ?? (await moment.carryOut());
        cached.set(key, reply);
        return reply;
      };
    },
  },
  {
    name: 'transfer-shown-as-next',
    violates: 'The details of a transfer are its own: they have the amount of the transfer after it.',
    operations: ['getTransferDetails'],
    begin: () => async (moment) => {
      const all = [...moment.context.tenant.transfers.values()];
      const index = all.findIndex(({ id }) => id === moment.request.params['transferId']);
      const [own, next] = [all[index], all[index + 1]];
      if (!own || !next || own.amount.equals(next.amount)) return moment.carryOut();
      const other = await moment.proceed(moment.context, {
        ...moment.request,
        params: { ...moment.request.params, transferId: next.id },
      });
      const [right, wrong]: JsonObject[] = [bodyOf(await moment.carryOut()), bodyOf(other)];
      return { ...other, body: { ...right, amount: wrong?.['amount'] } };
    },
  },
  longList(
    'history-forgets-when-long',
    'A history shows every movement: from the ninth line on the oldest is forgotten.',
    'getUserTransactionHistory',
    'transactions',
    (lines) => lines.slice(0, 8),
  ),
  longList(
    'third-card-not-listed',
    'A list shows every card: of three or more the second is left out.',
    'getUserCards',
    'cards',
    (cards) => (cards.length >= 3 ? cards.filter((_card, index) => index !== 1) : cards),
  ),
];

/** Faults of reads that only sequences of calls show. */
export const readSequenceFaults: readonly Fault[] = rows.map(sequenceFault);
