import { accepted, accountsWhere, codeFor, isActive, open, refused, type Kind } from '../kind.js';
import { change, openAccount, partner, type Account, type World } from '../world.js';

const at = (world: World, label: string, level: Account['level']): World =>
  change(world, label, (account) => ({ ...account, level }));

const usersWhere = (world: World, holds: (account: Account) => boolean): string[] =>
  accountsWhere(world, (account, label) => label !== partner && holds(account));

/** The user of an act, as a value that fills requests. */
const user: Kind['call'] = ({ on }, { ids }) => {
  const externalUserId = ids[on];
  return externalUserId === undefined ? undefined : { values: { externalUserId } };
};

const onUser = (world: World, dice: Parameters<Kind['propose']>[1], holds: (account: Account) => boolean) => {
  const on = dice.pick(usersWhere(world, holds));
  return on === undefined ? undefined : { on };
};

const gone = (world: World, operationId: string, known: Parameters<Kind['possibilities']>[2]) =>
  refused(world, codeFor(known.facts, 'P412', operationId));

const createUser: Kind = {
  name: 'create-user',
  operation: { user: 'createUser' },
  weight: 0.4,
  propose: () => ({ on: 'new' }),
  call: ({ label }, { ids }) => ({ values: { externalUserId: ids[label] ?? label } }),
  possibilities: (world, { label }) =>
    accepted(() => ({ ...world, accounts: { ...world.accounts, [label]: openAccount('created') } })),
};

const createAgain: Kind = {
  name: 'create-user-again',
  operation: { user: 'createUser' },
  weight: 1,
  propose: (world, dice) => onUser(world, dice, ({ level }) => level !== 'deleted'),
  // Whether a deleted user's name can be given again no fact says.
  fits: ({ accounts }, { on }) => accounts[on]?.level !== 'deleted',
  call: user,
  possibilities: (world, _act, { facts }) => refused(world, codeFor(facts, 'P411', 'createUser')),
};

const startCheck: Kind = {
  name: 'start-check',
  operation: { user: 'createKycVerification' },
  weight: 0.4,
  gives: ['/verificationId'],
  propose: (world, dice) => onUser(world, dice, ({ level }) => level === 'created' || level === 'deleted'),
  call: user,
  possibilities(world, { on }, known) {
    const { level } = world.accounts[on] ?? openAccount('deleted');
    if (level === 'deleted') return gone(world, 'createKycVerification', known);
    return accepted(() => (level === 'created' ? at(world, on, 'in-check') : world));
  },
};

const approveCheck: Kind = {
  name: 'approve-check',
  trigger: 'approve-kyc',
  weight: 1,
  // Only the prelude of a user names the check.
  propose: () => undefined,
  call({ on, of = '' }, { ids }) {
    const [externalUserId, verificationId] = [ids[on], ids[of]];
    return externalUserId === undefined || verificationId === undefined
      ? undefined
      : { values: { externalUserId, verificationId } };
  },
  possibilities: (world, { on }) => accepted(() => at(world, on, 'approved')),
};

const verify: Kind = {
  name: 'verify',
  operation: { user: 'addUserVerification' },
  weight: 0.8,
  propose: (world, dice) => onUser(world, dice, () => true),
  call: user,
  possibilities(world, { on }, known) {
    const { level } = world.accounts[on] ?? openAccount('deleted');
    if (level === 'deleted') return gone(world, 'addUserVerification', known);
    if (level === 'approved') return accepted(() => at(world, on, 'active'));
    return isActive(world.accounts[on] ?? openAccount('created')) ? open(world, () => world) : refused(world);
  },
};

const extend: Kind = {
  name: 'extend',
  trigger: 'extend-user',
  weight: 0,
  propose: () => undefined,
  // Versions without suspension have no second level either.
  call: (act, known) => (known.contract.operations.has('suspendUser') ? user(act, known) : undefined),
  possibilities: (world, { on }) => accepted(() => at(world, on, 'extended')),
};

const hasActiveCard = ({ cards }: Account): boolean => Object.values(cards).some(({ status }) => status === 'ACTIVE');
const hasLockedCard = ({ cards }: Account): boolean =>
  Object.values(cards).some(({ status }) => status === 'LOCKED_BY_USER');

const suspend: Kind = {
  name: 'suspend',
  operation: { user: 'suspendUser' },
  weight: 1,
  propose: (world, dice) => onUser(world, dice, isActive),
  call: user,
  possibilities(world, { on }, { facts }) {
    const account = world.accounts[on] ?? openAccount('deleted');
    const next = () => change(world, on, (one) => ({ ...one, suspended: true }));
    if (hasActiveCard(account)) return refused(world, codeFor(facts, 'P454', 'suspendUser'));
    // Whether a card that its holder locked counts as active, or a second suspension as wrong, no fact says.
    return account.suspended || hasLockedCard(account) ? open(world, next) : accepted(next);
  },
};

const unsuspend: Kind = {
  name: 'unsuspend',
  operation: { user: 'unsuspendUser' },
  weight: 2,
  propose: (world, dice) => onUser(world, dice, ({ suspended, level }) => suspended && level !== 'deleted'),
  call: user,
  possibilities(world, { on }) {
    const next = () => change(world, on, (one) => ({ ...one, suspended: false }));
    return world.accounts[on]?.suspended ? accepted(next) : open(world, next);
  },
};

const hasNothing = ({ level, movements, cards }: Account): boolean =>
  level === 'created' && Object.keys(movements).length + Object.keys(cards).length === 0;

const deleteUser: Kind = {
  name: 'delete-user',
  operation: { user: 'deleteUser' },
  weight: 1,
  isAlone: true,
  // What becomes of a user's money no fact says.
  propose: (world, dice) => onUser(world, dice, (account) => hasNothing(account) || account.level === 'deleted'),
  call: user,
  possibilities(world, { on }, known) {
    const { level } = world.accounts[on] ?? openAccount('deleted');
    return level === 'deleted' ? gone(world, 'deleteUser', known) : accepted(() => at(world, on, 'deleted'));
  },
};

/** What becomes of users. */
export const userKinds: readonly Kind[] = [
  createUser,
  createAgain,
  startCheck,
  approveCheck,
  verify,
  extend,
  suspend,
  unsuspend,
  deleteUser,
];
