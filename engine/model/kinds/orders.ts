import { accepted, objectsWhere, open, refused, type Kind } from '../kind.js';
import { change, credit, partner, withMovement, type Account, type World } from '../world.js';

type Status = Account['orders'][string]['status'];

/** How long the lock of an order holds no fact says: a while it surely does. */
const isFresh = ({ madeAt }: Account['orderLocks'][string], { now }: World): boolean => now - madeAt < 15_000;

const lockOrder: Kind = {
  name: 'lock-order',
  operation: { partner: 'lockOrderRate' },
  weight: 2,
  gives: ['/lockId'],
  propose: (_world, dice) => ({ on: partner, values: { amount: dice.pick(['346.59', '20.00', '7.77']) ?? '20.00' } }),
  call: ({ values: { amount = '20.00' } = {} }) => ({ values: {}, body: { amount } }),
  possibilities: (world, { label, values: { amount = '0' } = {} }) =>
    accepted(() =>
      change(world, partner, (account) => ({
        ...account,
        orderLocks: { ...account.orderLocks, [label]: { used: false, expired: false, madeAt: world.now, amount } },
      })),
    ),
};

const expireOrderLock: Kind = {
  name: 'expire-order-lock',
  trigger: 'expire-order-lock',
  weight: 1,
  propose: (world, dice) =>
    dice.pick(
      objectsWhere(
        world,
        ({ orderLocks }) => orderLocks,
        (lock) => !lock.used && !lock.expired && isFresh(lock, world),
      ),
    ),
  call({ of = '' }, { ids }) {
    const lockId = ids[of];
    return lockId === undefined ? undefined : { values: { lockId } };
  },
  possibilities: (world, { of = '' }) => accepted(() => withOrderLock(world, of, { expired: true })),
};

function withOrderLock(world: World, label: string, changed: Partial<Account['orderLocks'][string]>): World {
  return change(world, partner, (account) => {
    const found = account.orderLocks[label];
    return found ? { ...account, orderLocks: { ...account.orderLocks, [label]: { ...found, ...changed } } } : account;
  });
}

function withOrder(world: World, label: string, status: Status, amount: string): World {
  return change(world, partner, (account) => ({
    ...account,
    orders: { ...account.orders, [label]: { status, amount } },
  }));
}

const createOrder: Kind = {
  name: 'create-order',
  operation: { partner: 'createOrder' },
  weight: 3,
  gives: ['/orderId'],
  propose: (world, dice) =>
    dice.pick(
      objectsWhere(
        world,
        ({ orderLocks }) => orderLocks,
        () => true,
      ),
    ),
  call({ of = '' }, { ids }) {
    const lockId = ids[of];
    return lockId === undefined ? undefined : { values: { lockId } };
  },
  possibilities(world, { of = '', label }, { facts }) {
    const lock = world.accounts[partner]?.orderLocks[of];
    const { evidence } = facts.rateLocks.order;
    if (!lock || lock.used || lock.expired) return refused(world, undefined, evidence);
    const next = () => withOrder(withOrderLock(world, of, { used: true }), label, 'new', lock.amount);
    return isFresh(lock, world) ? accepted(next, evidence) : open(world, next);
  },
};

/** The operator takes an order one state further. */
function orderKind(name: string, from: Status, to: Status): Kind {
  return {
    name,
    trigger: name,
    weight: 4,
    propose: (world, dice) =>
      dice.pick(
        objectsWhere(
          world,
          ({ orders }) => orders,
          ({ status }) => status === from,
        ),
      ),
    call({ of = '' }, { ids }) {
      const orderId = ids[of];
      return orderId === undefined ? undefined : { values: { orderId } };
    },
    possibilities: (world, { of = '' }) =>
      accepted(() => {
        const amount = world.accounts[partner]?.orders[of]?.amount ?? '0';
        const moved = withOrder(world, of, to, amount);
        const gives = { currency: 'eur', amount };
        return to !== 'over'
          ? moved
          : change(moved, partner, (account) =>
              withMovement(credit(account, gives), of, { kind: 'order', status: 'done', gives }),
            );
      }),
  };
}

/** Orders, which are paid on a chain and settled in euro. */
export const orderKinds: readonly Kind[] = [
  lockOrder,
  expireOrderLock,
  createOrder,
  orderKind('assign-order-address', 'new', 'addressed'),
  orderKind('pay-order', 'addressed', 'paid'),
  orderKind('confirm-order', 'paid', 'over'),
];
