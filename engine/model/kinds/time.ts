import { accepted, type Kind } from '../kind.js';
import type { Account, World } from '../world.js';

/** Over the validity of a lock, over a day, and over the thirty days of the longer quota. */
const leaps = ['61', '90000', '2595000'];

/** Orders whose time may have run out are in a state that nobody knows. */
function aged(account: Account): Account {
  const open = Object.entries(account.orders).map(([label, order]) =>
    order.status === 'over' ? [label, order] : [label, { ...order, status: 'unknown' as const }],
  );
  return { ...account, orders: Object.fromEntries(open) as Account['orders'] };
}

const advance: Kind = {
  name: 'advance-clock',
  trigger: 'advance-clock',
  weight: 1,
  propose: (_world, dice) => ({ on: 'clock', values: { seconds: dice.pick(leaps) ?? '61' } }),
  call: ({ values = {} }) => ({ values }),
  possibilities: (world, { values: { seconds = '0' } = {} }) =>
    accepted((): World => {
      const accounts = Object.entries(world.accounts).map(([label, account]) => [label, aged(account)]);
      return {
        accounts: Object.fromEntries(accounts) as World['accounts'],
        now: world.now + Number(seconds) * 1000,
      };
    }),
};

/** Time. */
export const timeKinds: readonly Kind[] = [advance];
