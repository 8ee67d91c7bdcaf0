import { accepted, accountsWhere, codeFor, isActive, open, refused, type Kind } from '../kind.js';
import { availableIn, change, covers, credit, debit, openAccount, partner, withMovement } from '../world.js';
import { allOf, amountToTry } from './amounts.js';

const currencies = ['eur', 'eur', 'usdc'];

/** Values that fill an owner's requests; the partner's have none. */
export const ownerOf = (on: string, ids: Readonly<Record<string, string>>): Record<string, string> | undefined => {
  if (on === partner) return {};
  const externalUserId = ids[on];
  return externalUserId === undefined ? undefined : { externalUserId };
};

function depositKind(
  name: string,
  trigger: string,
  gives: string,
  sums: { currency: string; amounts: string[] },
): Kind {
  const { currency, amounts } = sums;
  return {
    name,
    trigger,
    weight: 1,
    gives: [gives],
    propose(world, dice) {
      const on = dice.pick(accountsWhere(world, (account) => isActive(account) && !account.suspended));
      return on === undefined ? undefined : { on, values: { currency, amount: dice.pick(amounts) ?? '50.00' } };
    },
    call({ on, values = {} }, { ids }) {
      const owner = ownerOf(on, ids);
      return owner && { values: { ...owner, ...values } };
    },
    possibilities(world, { on, label, values = {} }) {
      const gives = { currency, amount: values['amount'] ?? '0' };
      return accepted(() =>
        change(world, on, (account) =>
          withMovement(credit(account, gives), label, { kind: 'deposit', status: 'done', gives }),
        ),
      );
    },
  };
}

const depositEuro = depositKind('deposit-euro', 'deposit-sepa', '/sepaDepositId', {
  currency: 'eur',
  amounts: ['0.10', '50.00', '199.99', '1000.00'],
});
const depositCrypto = depositKind('deposit-crypto', 'deposit-crypto', '/cryptoDepositId', {
  currency: 'usdc',
  amounts: ['50', '123.456789', '1000'],
});

const transfer: Kind = {
  name: 'transfer',
  operation: { user: 'createTransfer' },
  weight: 4,
  gives: ['/transferId'],
  alsoTouches: [partner],
  exhausting(world, { on, values: { direction, currency = 'eur', ...others } = {} }) {
    const payer = world.accounts[direction === 'out' ? on : partner] ?? openAccount('created');
    const amount = allOf(availableIn(payer, currency));
    return amount === undefined ? undefined : { ...others, ...(direction && { direction }), currency, amount };
  },
  propose(world, dice) {
    const on = dice.pick(accountsWhere(world, (account, label) => label !== partner && isActive(account)));
    if (on === undefined) return undefined;
    const [direction, currency = 'eur'] = [dice.chance(0.6) ? 'out' : 'in', dice.pick(currencies)];
    const payer = world.accounts[direction === 'out' ? on : partner] ?? openAccount('created');
    return { on, values: { direction, currency, amount: amountToTry(dice, availableIn(payer, currency)) } };
  },
  call({ on, values: { direction, ...body } = {} }, { ids }) {
    const user = ids[on];
    if (user === undefined) return undefined;
    const [side, other] = ['sourceExternalUserId', 'destinationExternalUserId'];
    const [named = '', left = ''] = direction === 'out' ? [side, other] : [other, side];
    return { values: {}, body: { ...body, [named]: user }, without: [left] };
  },
  possibilities(world, { on, label, values = {} }, { facts }) {
    const { direction, currency = 'eur', amount = '0' } = values;
    const [payer, payee] = direction === 'out' ? [on, partner] : [partner, on];
    const from = world.accounts[payer] ?? openAccount('created');
    const sum = { currency, amount };
    const paid = () => {
      const taken = change(world, payer, (account) =>
        withMovement(debit(account, sum), label, { kind: 'transfer', status: 'done', takes: sum }),
      );
      return change(taken, payee, (account) =>
        withMovement(credit(account, sum), label, { kind: 'transfer', status: 'done', gives: sum }),
      );
    };
    const [enough, isFree] = [covers(from, sum), world.accounts[on]?.suspended !== true];
    // Of two reasons to refuse nobody says which one is told.
    if (enough === 'no') return refused(world, isFree ? codeFor(facts, 'P433', 'createTransfer') : undefined);
    // What is pending may or may not be spent yet, and what a suspended user may do no fact lists.
    return enough === 'yes' && isFree ? accepted(paid) : open(world, paid);
  },
};

/** Money that comes in or changes hands at once. */
export const moneyKinds: readonly Kind[] = [depositEuro, depositCrypto, transfer];
