import { cardsOf } from '../areas/cards/cards.js';
import type { Card } from '../areas/cards/state.js';
import { Refusal } from '../errors.js';
import type { Fault } from './fault.js';
import { attempt, bodyOf, ownerIn, sequenceFault, userIn, type Moment, type SequenceRow } from './sequence.js';

const cardsIn = (moment: Moment): Card[] => cardsOf(moment.context, ownerIn(moment.request) ?? '');

/** Changes something about the user's cards once a call was taken. */
function afterwards(
  name: string,
  violates: string,
  operation: string,
  change: (cards: Card[], own: Card | undefined) => void,
): SequenceRow {
  return {
    name,
    violates,
    operations: [operation],
    begin: () => async (moment) => {
      const reply = await moment.carryOut();
      const cards = cardsIn(moment);
      const cardId = moment.request.body['cardId'] ?? moment.request.params['cardId'] ?? bodyOf(reply)['cardId'];
      change(
        cards,
        cards.find((card) => card.cardId === cardId),
      );
      return reply;
    },
  };
}

/** Leaves the quota of cards out of sight where something happened before. */
function quotaForgotten(name: string, violates: string, forgets: (cards: Card[], now: number) => boolean): SequenceRow {
  return {
    name,
    violates,
    operations: ['createVirtualCard'],
    begin: () => async (moment) => {
      const { context, request, proceed } = moment;
      if (!forgets(cardsIn(moment), context.clock.now())) return moment.carryOut();
      const demand: typeof context.demand = (guard, holds, detail) =>
        context.demand(guard, holds || guard === 'card-quota-is-left', detail);
      return proceed({ ...context, demand }, request);
    },
  };
}

const day = 24 * 60 * 60 * 1000;

const rows: readonly SequenceRow[] = [
  afterwards(
    'limits-of-other-card-lost',
    "Each card has limits of its own: changing those of one card changes those of the user's others.",
    'updateCardLimits',
    (cards, own) => {
      for (const card of cards) if (own) card.limits = { ...own.limits };
    },
  ),
  {
    name: 'second-limits-in-part',
    violates: 'What is changed is changed: from the second change on a limit keeps its former value.',
    operations: ['updateCardLimits'],
    begin() {
      const first = new Map<string, Card['limits']>();
      return async (moment) => {
        const reply = await moment.carryOut();
        const card = cardsIn(moment).find(({ cardId }) => cardId === moment.request.body['cardId']);
        if (!card) return reply;
        const before = first.get(card.cardId);
        first.set(card.cardId, before ?? card.limits);
        const kept = before?.['dailyTrxAtm'];
        if (kept) card.limits = { ...card.limits, dailyTrxAtm: kept };
        return reply;
      };
    },
  },
  afterwards(
    'limits-unlock-card',
    'A locked card stays locked until it is unlocked: new limits unlock it.',
    'updateCardLimits',
    (_cards, own) => {
      if (own?.status === 'LOCKED_BY_USER') own.status = 'ACTIVE';
    },
  ),
  afterwards(
    'new-card-unlocks-others',
    'A locked card stays locked until it is unlocked: a new card unlocks the others.',
    'createVirtualCard',
    (cards) => {
      for (const card of cards) if (card.status === 'LOCKED_BY_USER') card.status = 'ACTIVE';
    },
  ),
  afterwards(
    'deleted-card-returns',
    'A deleted card is gone for good: deleting another one brings it back.',
    'deleteCard',
    (cards, own) => {
      const gone = cards.find((card) => card !== own && card.status === 'DELETED');
      if (gone) gone.status = 'ACTIVE';
    },
  ),
  afterwards(
    'blocking-blocks-the-wrong-card',
    'A call changes the card that it names: with three cards the oldest one is locked instead.',
    'blockCard',
    (cards, own) => {
      const [oldest] = cards;
      if (cards.length < 3 || !own || !oldest || oldest === own || oldest.status !== 'ACTIVE') return;
      own.status = 'ACTIVE';
      oldest.status = 'LOCKED_BY_USER';
    },
  ),
  {
    name: 'card-id-given-again',
    violates: 'Each card has an id of its own: the first card after a deletion has that of the deleted one.',
    operations: ['createVirtualCard'],
    begin: () => async (moment) => {
      const gone = cardsIn(moment).find(({ status }) => status === 'DELETED');
      const reply = await moment.carryOut();
      const { cards } = moment.context.tenant.cards;
      const made = cards.get(String(bodyOf(reply)['cardId']));
      if (!gone || !made) return reply;
      cards.delete(made.cardId);
      cards.set(gone.cardId, { ...made, cardId: gone.cardId });
      return { ...reply, body: { ...bodyOf(reply), cardId: gone.cardId } };
    },
  },
  quotaForgotten(
    'quota-forgets-deleted-cards',
    'A user creates at most five cards a day: those that were deleted do not count.',
    (cards) => cards.some(({ status }) => status === 'DELETED'),
  ),
  quotaForgotten(
    'quota-lost-after-its-day',
    'A user creates at most five cards a day: who has a card of an earlier day creates as many as he likes.',
    (cards, now) => cards.some(({ createdAt }) => now - createdAt > day),
  ),
  {
    name: 'quota-shared-by-users',
    violates: 'Each user has a quota of his own: the cards of all users count together.',
    operations: ['createVirtualCard'],
    begin: () => async (moment) => {
      const { tenant, clock } = moment.context;
      const today = [...tenant.cards.cards.values()].filter(
        ({ createdAt, externalUserId }) => clock.now() - createdAt < day && tenant.users.has(externalUserId),
      );
      const own = cardsIn(moment).length;
      if (own > 0 && today.length - own >= 3) throw new Refusal('P403', 'No more cards today.');
      return moment.carryOut();
    },
  },
  {
    name: 'extension-lost-on-unsuspend',
    violates: 'A suspension ends where it began: an extended user is only verified after it.',
    operations: ['unsuspendUser'],
    begin: () => async (moment) => {
      const reply = await moment.carryOut();
      const user = userIn(moment);
      if (user?.level === 'ACTIVE_EXTENDED') user.level = 'ACTIVE';
      return reply;
    },
  },
  {
    name: 'lock-ends-suspension',
    violates: 'A suspension lasts until it is ended: locking a rate ends it.',
    operations: ['createExchangeLock', 'suspendUser'],
    begin: () => async (moment) => {
      const reply = await moment.carryOut();
      const user = userIn(moment);
      if (user && moment.id === 'createExchangeLock') user.suspended = false;
      return reply;
    },
  },
  {
    name: 'second-verification-takes-level',
    violates: 'A repeated call changes nothing: a second verification makes an extended user a verified one.',
    operations: ['addUserVerification', 'suspendUser'],
    begin: () => async (moment) => {
      const reply = await moment.carryOut();
      const user = userIn(moment);
      if (moment.id === 'addUserVerification' && user?.level === 'ACTIVE_EXTENDED') user.level = 'ACTIVE';
      return reply;
    },
  },
  {
    name: 'refused-creation-forgets-cards',
    violates: "A refused call changes nothing: creating a user who exists makes the user's cards forgotten.",
    operations: ['createUser'],
    begin: () => async (moment) => {
      const came = await attempt(moment);
      if ('reply' in came) return came.reply;
      const { cards } = moment.context.tenant.cards;
      for (const { cardId } of cardsIn(moment)) cards.delete(cardId);
      throw came.refusal;
    },
  },
  {
    name: 'lock-free-after-failure',
    violates: 'A lock is good for one exchange: after one that failed it is taken again.',
    operations: ['createExchange'],
    begin: () => async (moment) => {
      const { locks, exchanges } = moment.context.tenant.exchange;
      const lock = locks.get(String(moment.request.body['lockId']));
      const used = lock && exchanges.get(lock.exchangeId ?? '');
      if (lock && used?.status === 'FAILED') lock.exchangeId = null;
      return moment.carryOut();
    },
  },
  {
    name: 'new-lock-revives-old',
    violates: 'A lock expires: a newer one of the same owner makes those good again whose time was over.',
    operations: ['createExchangeLock'],
    begin: () => async (moment) => {
      const reply = await moment.carryOut();
      const { locks } = moment.context.tenant.exchange;
      const until = moment.context.clock.now() + 40_000;
      for (const lock of locks.values())
        if (lock.externalUserId === ownerIn(moment.request)) lock.validUntil = Math.max(lock.validUntil, until);
      return reply;
    },
  },
  {
    name: 'third-lock-ends-the-first',
    violates: 'A lock holds for its time: a third one of the same owner ends the first.',
    operations: ['createExchangeLock'],
    begin: () => async (moment) => {
      const reply = await moment.carryOut();
      const all = [...moment.context.tenant.exchange.locks.values()];
      const own = all.filter(
        ({ externalUserId, exchangeId }) => externalUserId === ownerIn(moment.request) && exchangeId === null,
      );
      const [first] = own;
      if (first && own.length >= 3) first.validUntil = 0;
      return reply;
    },
  },
  {
    name: 'order-lock-free-when-paid',
    violates: 'An order lock is good for one order: once that is paid it is taken again.',
    operations: ['createOrder'],
    begin: () => async (moment) => {
      const { locks, orders } = moment.context.tenant.orders;
      const lock = locks.get(String(moment.request.body['lockId']));
      const order = lock && orders.get(lock.orderId ?? '');
      if (lock && order?.status === 'COMPLETED') lock.orderId = null;
      return moment.carryOut();
    },
  },
];

/** Faults of states, quotas and locks that only sequences of calls show. */
export const stateSequenceFaults: readonly Fault[] = rows.map(sequenceFault);
