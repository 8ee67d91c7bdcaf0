import { received } from '../figures.js';
import {
  accepted,
  accountsWhere,
  codeFor,
  isActive,
  objectsWhere,
  open,
  refused,
  someOwner,
  type Known,
  type Kind,
  type Told,
} from '../kind.js';
import {
  availableIn,
  change,
  covers,
  credit,
  debit,
  isAtMost,
  openAccount,
  withMovement,
  type Account,
  type Lock,
  type World,
} from '../world.js';
import { amountToTry } from './amounts.js';
import { ownerOf } from './money.js';

const lock: Kind = {
  name: 'lock',
  operation: { user: 'createExchangeLock', partner: 'createPartnerExchangeLock' },
  weight: 4,
  gives: ['/lockId', '/id'],
  propose(world, dice) {
    const on = someOwner(world, dice);
    return on === undefined ? undefined : { on };
  },
  call({ on }, { ids }) {
    const values = ownerOf(on, ids);
    return values && { values };
  },
  possibilities(world, { on, label }, { facts }) {
    const names = facts.currencies.map(({ name }) => name);
    return accepted((told) => change(world, on, (account) => withLock(account, label, readLock(world, names, told))));
  },
};

function readLock({ now }: World, names: readonly string[], told: Told): Lock {
  const rates = names.flatMap((name) => {
    const rate = told(`/rates/${name}`);
    return rate === undefined ? [] : [[name, rate] as const];
  });
  return {
    rates: Object.fromEntries(rates),
    feePercentage: told('/feePercentage') ?? '',
    madeAt: now,
    used: false,
    expired: false,
  };
}

function withLock(account: Account, label: string, changed: Lock): Account {
  return { ...account, locks: { ...account.locks, [label]: changed } };
}

/** How a lock stands: near its end nobody can say. */
function standing({ used, expired, madeAt }: Lock, { now }: World, { facts }: Known): 'good' | 'bad' | 'unsure' {
  const age = (now - madeAt) / 1000;
  const { validitySeconds } = facts.rateLocks.exchange;
  if (used || expired || age > validitySeconds * 1.5) return 'bad';
  return age < validitySeconds * 0.6 ? 'good' : 'unsure';
}

const expireLock: Kind = {
  name: 'expire-lock',
  trigger: 'expire-exchange-lock',
  weight: 2,
  propose: (world, dice) =>
    dice.pick(
      objectsWhere(
        world,
        ({ locks }) => locks,
        ({ used, expired, madeAt }) => !used && !expired && world.now - madeAt < 15_000,
      ),
    ),
  call({ of = '' }, { ids }) {
    const lockId = ids[of];
    return lockId === undefined ? undefined : { values: { lockId } };
  },
  possibilities: (world, { on, of = '' }) =>
    accepted(() =>
      change(world, on, (account) => {
        const found = account.locks[of];
        return found ? withLock(account, of, { ...found, expired: true }) : account;
      }),
    ),
};

const pairs = [
  ['eur', 'usdc'],
  ['usdc', 'eur'],
  ['eur', 'btc'],
  ['usdc', 'btc'],
] as const;

const exchange: Kind = {
  name: 'exchange',
  operation: { user: 'createExchange', partner: 'createPartnerExchange' },
  weight: 5,
  gives: ['/exchangeId'],
  propose(world, dice) {
    const fresh = objectsWhere(
      world,
      ({ locks }) => locks,
      ({ used, expired }) => !used && !expired,
    );
    const any = objectsWhere(
      world,
      ({ locks }) => locks,
      () => true,
    );
    const chosen = dice.pick(dice.chance(0.65) ? fresh : any);
    if (!chosen) return undefined;
    // Somebody else's lock.
    const stranger = dice.chance(0.05) ? dice.pick(accountsWhere(world, isActive)) : undefined;
    const on = stranger ?? chosen.on;
    const [from, to] = dice.pick(pairs) ?? pairs[0];
    const payer = world.accounts[on] ?? openAccount('created');
    const available = availableIn(payer, from);
    const amount = dice.chance(0.7) ? (dice.pick(['10.00', '25.50', '3.33']) ?? '10.00') : amountToTry(dice, available);
    return { on, of: chosen.of, values: { from, to, amount } };
  },
  call({ on, of = '', values = {} }, { ids }) {
    const [owner, lockId] = [ownerOf(on, ids), ids[of]];
    const { from = 'eur', to = 'usdc', amount = '1' } = values;
    if (!owner || lockId === undefined) return undefined;
    return { values: { ...owner, lockId }, body: { amount: Number(amount), currencyFrom: from, currencyTo: to } };
  },
  possibilities(world, act, known) {
    const { on, of = '', label, values = {} } = act;
    const { from = 'eur', to = 'usdc', amount = '0' } = values;
    const account = world.accounts[on] ?? openAccount('created');
    const operationId = on === 'partner' ? 'createPartnerExchange' : 'createExchange';
    const found = account.locks[of];
    const { evidence } = known.facts.rateLocks.exchange;
    const stands = found ? standing(found, world, known) : 'bad';
    if (!found || stands === 'bad') return refused(world, undefined, evidence);
    const takes = { currency: from, amount };
    const gives = received(known.facts, found, takes, to);
    const next = () =>
      change(world, on, (one) => {
        const status = gives === undefined ? 'unknown' : 'pending';
        const movement = { kind: 'exchange', status, takes, gives: { currency: to, amount: gives ?? '0' } } as const;
        return withMovement(withLock(one, of, { ...found, used: true }), label, movement);
      });
    if (gives === '0') return refused(world);
    // Of so little, where no fact says what it gives, it may be worth nothing.
    if (gives === undefined && isAtMost(amount, '1')) return open(world, next);
    const [enough, isFree] = [covers(account, takes), !account.suspended];
    if (enough === 'no')
      return refused(world, isFree && stands === 'good' ? codeFor(known.facts, 'P433', operationId) : undefined);
    return stands === 'good' && enough === 'yes' && isFree ? accepted(next, evidence) : open(world, next);
  },
};

/** What ends something pending, one way or the other. */
export function endKind(
  name: string,
  trigger: string,
  kind: 'exchange' | 'sepa',
  value: string,
  succeeds: boolean,
): Kind {
  return {
    name,
    trigger,
    weight: succeeds ? 4 : 3,
    propose: (world, dice) =>
      dice.pick(
        objectsWhere(
          world,
          ({ movements }) => movements,
          (one) => one.kind === kind && one.status === 'pending',
        ),
      ),
    call({ of = '' }, { ids }) {
      const id = ids[of];
      return id === undefined ? undefined : { values: { [value]: id } };
    },
    possibilities(world, { on, of = '' }) {
      const account = world.accounts[on];
      const { isShort, takes } = account?.movements[of] ?? {};
      const to = (succeeded: boolean) => () => change(world, on, (one) => ended(one, of, succeeded));
      if (!succeeds || isShort !== true || !account || !takes) return accepted(to(succeeds));
      // What was short may be paid by now.
      const failed = accepted(to(false));
      return isAtMost(takes.amount, account.balances[takes.currency] ?? '0')
        ? [...accepted(to(true)), ...failed]
        : failed;
    },
  };
}

function ended(account: Account, label: string, succeeds: boolean): Account {
  const movement = account.movements[label];
  if (!movement || movement.status !== 'pending') return account;
  const { takes, gives } = movement;
  if (!succeeds) return withMovement(account, label, { ...movement, status: 'failed' });
  const paid = takes ? debit(account, takes) : account;
  return withMovement(gives ? credit(paid, gives) : paid, label, { ...movement, status: 'done' });
}

/** Locks, exchanges and their ends. */
export const exchangeKinds: readonly Kind[] = [
  lock,
  expireLock,
  exchange,
  endKind('complete-exchange', 'complete-exchange', 'exchange', 'exchangeId', true),
  endKind('fail-exchange', 'fail-exchange', 'exchange', 'exchangeId', false),
];
