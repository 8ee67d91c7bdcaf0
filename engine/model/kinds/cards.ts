import {
  accepted,
  accountsWhere,
  codeFor,
  isActive,
  objectsWhere,
  open,
  refused,
  type Kind,
  type Known,
} from '../kind.js';
import { change, covers, debit, openAccount, partner, type Account, type Card, type World } from '../world.js';

const hour = 3_600_000;

/** How a quota stands: near the edge of a window nobody can say. */
function quota({ cards }: Account, { now }: World, { facts }: Known): 'left' | 'gone' | 'unsure' {
  const { perUser, created } = facts.limits.cards ?? {};
  const all = Object.values(cards);
  if (perUser && all.filter(({ status }) => status !== 'DELETED').length >= perUser.value) return 'gone';
  const slack = 60_000;
  const within = (milliseconds: number): number => all.filter(({ madeAt }) => now - madeAt < milliseconds).length;
  const rows = created ?? [];
  if (rows.some(({ value, windowHours }) => within(windowHours * hour - slack) >= value)) return 'gone';
  return rows.some(({ value, windowHours }) => within(windowHours * hour + slack) >= value) ? 'unsure' : 'left';
}

/** Whether the version gives cards to extended users alone: it lists the code for those who are not. */
export function needsExtension({ contract }: Known): boolean {
  const responses = contract.operations.get('createVirtualCard')?.object.responses ?? {};
  return Object.values(responses).some((response) => response['x-error-codes']?.some(({ code }) => code === 'P461'));
}

const createCard: Kind = {
  name: 'create-card',
  operation: { user: 'createVirtualCard' },
  weight: 4,
  gives: ['/cardId'],
  propose(world, dice) {
    const on = dice.pick(accountsWhere(world, (account, label) => label !== partner && isActive(account)));
    return on === undefined ? undefined : { on };
  },
  call({ on }, { ids }) {
    const externalUserId = ids[on];
    return externalUserId === undefined ? undefined : { values: { externalUserId } };
  },
  possibilities(world, { on, label }, known) {
    const account = world.accounts[on] ?? openAccount('deleted');
    const refuse = (code: string) => refused(world, codeFor(known.facts, code, 'createVirtualCard'));
    const next = () => change(world, on, (one) => withCard(one, label, { status: 'ACTIVE', madeAt: world.now }));
    if (account.suspended) return refuse('P455');
    if (account.level !== 'extended' && needsExtension(known)) return refuse('P461');
    const stands = quota(account, world, known);
    if (stands === 'gone')
      return refused(world, undefined, ...(known.facts.limits.cards?.created ?? []).map(({ evidence }) => evidence));
    return stands === 'left' ? accepted(next) : open(world, next);
  },
};

function withCard(account: Account, label: string, card: Card): Account {
  return { ...account, cards: { ...account.cards, [label]: card } };
}

const cardOf: Kind['call'] = ({ on, of = '' }, { ids }) => {
  const [externalUserId, cardId] = [ids[on], ids[of]];
  return externalUserId === undefined || cardId === undefined ? undefined : { values: { externalUserId, cardId } };
};

const anyCard: Kind['propose'] = (world, dice) =>
  dice.pick(
    objectsWhere(
      world,
      ({ cards }) => cards,
      () => true,
    ),
  );

/** A change of a card's state: from where it leads where, by the facts' machine. */
function stateKind(name: string, operationId: string, from: readonly Card['status'][], to: Card['status']): Kind {
  return {
    name,
    operation: { user: operationId },
    weight: 2,
    propose: anyCard,
    call: cardOf,
    possibilities(world, { on, of = '' }, { facts }) {
      const card = world.accounts[on]?.cards[of];
      if (!card || card.status === 'DELETED') return refused(world, codeFor(facts, 'P434', operationId));
      const next = () => change(world, on, (account) => withCard(account, of, { ...card, status: to }));
      return from.includes(card.status) ? accepted(next) : refused(world);
    },
  };
}

const setLimits: Kind = {
  name: 'set-limits',
  operation: { user: 'updateCardLimits' },
  weight: 3,
  propose(world, dice, facts) {
    const chosen = anyCard(world, dice, facts);
    const keys = facts.limits.cards?.spending?.keys ?? [];
    if (!chosen || keys.length === 0) return undefined;
    const month = 5000 + dice.int(1000);
    return {
      ...chosen,
      values: Object.fromEntries(
        keys.map((key, index) => [key, String(key.startsWith('monthly') ? month + index : 3000 + dice.int(1000))]),
      ),
    };
  },
  call(act, known) {
    const call = cardOf(act, known);
    const body = Object.entries(act.values ?? {}).map(([name, value]) => [name, Number(value)]);
    return call && { ...call, body: Object.fromEntries(body) as Record<string, number> };
  },
  possibilities(world, { on, of = '', values = {} }, { facts }) {
    const card = world.accounts[on]?.cards[of];
    if (!card || card.status === 'DELETED') return refused(world, codeFor(facts, 'P434', 'updateCardLimits'));
    const next = () => change(world, on, (account) => withCard(account, of, { ...card, limits: values }));
    return card.status === 'ACTIVE' ? accepted(next) : open(world, next);
  },
};

const pay: Kind = {
  name: 'pay',
  trigger: 'use-card',
  weight: 3,
  gives: ['/id'],
  propose(world, dice) {
    const chosen = dice.pick(
      objectsWhere(
        world,
        ({ cards }) => cards,
        ({ status }) => status === 'ACTIVE',
      ),
    );
    return chosen && { ...chosen, values: { amount: dice.pick(['0.50', '4.20', '19.90']) ?? '1.00' } };
  },
  call(act, known) {
    const { cardId } = cardOf(act, known)?.values ?? {};
    if (cardId === undefined) return undefined;
    return { values: { cardId, amount: act.values?.['amount'] ?? '1.00', type: 'ECOM', merchantName: 'Sample shop' } };
  },
  possibilities(world, { on, values = {} }) {
    const { amount = '0' } = values;
    const account = world.accounts[on] ?? openAccount('created');
    const paid = (): World => change(world, on, (one) => debit(one, { currency: 'eur', amount }));
    // Whether it was declined the operator is told; what is not there cannot be paid, whatever he is told.
    const isImpossible = covers(account, { currency: 'eur', amount }) === 'no';
    return accepted((told) => (isImpossible || told('/status') === 'FAILED' ? world : paid()));
  },
};

/** The life of cards. */
export const cardKinds: readonly Kind[] = [
  createCard,
  stateKind('block-card', 'blockCard', ['ACTIVE'], 'LOCKED_BY_USER'),
  stateKind('unblock-card', 'unblockCard', ['LOCKED_BY_USER'], 'ACTIVE'),
  stateKind('delete-card', 'deleteCard', ['ACTIVE', 'LOCKED_BY_USER'], 'DELETED'),
  setLimits,
  pay,
];
