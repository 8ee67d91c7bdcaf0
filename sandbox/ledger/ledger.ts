import { heldAccount, isOutside, type Account } from './account.js';
import { InsufficientFunds, MovementConflict, ReservationClosed, UnbalancedMovement } from './errors.js';
import { Money } from './money.js';

/** One line of a movement: a positive amount comes in, a negative one goes out. */
export interface Posting {
  account: Account;
  currency: string;
  amount: Money;
}

/** Money that changes place; per currency its postings add up to zero. */
export interface Movement {
  id: string;
  postings: readonly Posting[];
}

/** Money of an account set aside for something that is not decided yet. */
export interface Reservation extends Posting {
  id: string;
}

/**
 * A double-entry ledger. Every call either happens as a whole or throws and changes nothing, and a call repeated with the
 * same id and content has no further effect.
 *
 * @example
 * ledger.move(transfer('payment-1', 'partner', 'user/maria', 'eur', new Money('10')));
 * ledger.balance('user/maria', 'eur'); // 10
 */
export interface Ledger {
  /** What an account has, without what is held. */
  balance(account: Account, currency: string): Money;
  /** Throws `UnbalancedMovement`, `MovementConflict` or, unless an overdraft is granted, `InsufficientFunds`. */
  move(movement: Movement, options?: MoveOptions): void;
  /** Whether a movement would leave an account below zero. */
  isShort(movement: Movement): boolean;
  /** Sets money aside; throws as `move` does. */
  hold(reservation: Reservation, options?: MoveOptions): void;
  /** Gives held money to those who get it, in the reservation's currency; all of it must be given. */
  capture(reservationId: string, credits: readonly Omit<Posting, 'currency'>[]): void;
  /** Gives held money back. */
  release(reservationId: string): void;
  /** The balances that are not zero, those of outside accounts included. */
  book(): readonly Posting[];
  /** All that it knows, for `createLedger`. */
  dump(): LedgerDump;
}

export interface MoveOptions {
  /** Lets accounts go below zero. */
  overdraft?: boolean;
}

/** What a ledger knows, in plain values and maps. */
export interface LedgerDump {
  balances: Map<string, Posting>;
  /** What each movement was, by its id. */
  movements: Map<string, string>;
  reservations: Map<string, Reservation>;
}

/** A movement of one amount from one account to another. */
export function transfer(id: string, from: Account, to: Account, currency: string, amount: Money): Movement {
  return {
    id,
    postings: [
      { account: from, currency, amount: amount.negated() },
      { account: to, currency, amount },
    ],
  };
}

/** A ledger with what another one knew, or an empty one. */
export function createLedger(dump?: LedgerDump): Ledger {
  const balances = new Map(dump?.balances);
  const movements = new Map(dump?.movements);
  const reservations = new Map(dump?.reservations);

  const balance: Ledger['balance'] = (account, currency) =>
    balances.get(keyOf({ account, currency }))?.amount ?? new Money(0);

  const resultsOf = ({ postings }: Movement): Sum[] => {
    const sums = sumsBy(postings, keyOf);
    for (const sum of sums) sum.amount = balance(sum.posting.account, sum.posting.currency).plus(sum.amount);
    return sums;
  };

  const move: Ledger['move'] = (movement, { overdraft = false } = {}) => {
    const earlier = movements.get(movement.id);
    const content = describe(movement);
    if (earlier !== undefined && earlier !== content) throw new MovementConflict(movement.id);
    if (earlier !== undefined) return;
    checkBalanced(movement);
    const results = resultsOf(movement);
    const short = overdraft ? undefined : results.find(isBelowZero);
    if (short) throw new InsufficientFunds(short.posting.account, short.posting.currency);
    movements.set(movement.id, content);
    for (const { key, posting, amount } of results) {
      // Only what is not zero is kept: every reservation has an account of its own.
      if (amount.isZero()) balances.delete(key);
      else balances.set(key, { account: posting.account, currency: posting.currency, amount });
    }
  };

  const open = (id: string, closing: Closing): Reservation => {
    const reservation = reservations.get(id);
    const closedOtherwise = movements.has(movementId(closing === 'capture' ? 'release' : 'capture', id));
    if (!reservation || closedOtherwise) throw new ReservationClosed(id);
    return reservation;
  };

  return {
    balance,
    move,
    isShort: (movement) => resultsOf(movement).some(isBelowZero),
    hold(reservation, options) {
      const { id, account, currency, amount } = reservation;
      move(transfer(movementId('hold', id), account, heldAccount(id), currency, amount), options);
      reservations.set(id, reservation);
    },
    capture(id, credits) {
      const { currency, amount } = open(id, 'capture');
      const held: Posting = { account: heldAccount(id), currency, amount: amount.negated() };
      move({
        id: movementId('capture', id),
        postings: [held, ...credits.map((credit) => ({ ...credit, currency }))],
      });
    },
    release(id) {
      const { account, currency, amount } = open(id, 'release');
      move(transfer(movementId('release', id), heldAccount(id), account, currency, amount));
    },
    book: () => [...balances.values()],
    dump: () => ({ balances, movements, reservations }),
  };
}

/** An outside account may be: it stands for the world. */
function isBelowZero({ posting, amount }: Sum): boolean {
  return amount.isNegative() && !amount.isZero() && !isOutside(posting.account);
}

type Closing = 'capture' | 'release';

function movementId(step: 'hold' | Closing, reservationId: string): string {
  return `${step}/${reservationId}`;
}

/** Currencies are slugs without a slash, so that two keys never meet. */
function keyOf({ account, currency }: Omit<Posting, 'amount'>): string {
  return `${currency}/${account}`;
}

function checkBalanced({ id, postings }: Movement): void {
  for (const { key, amount } of sumsBy(postings, ({ currency }) => currency))
    if (!amount.isZero()) throw new UnbalancedMovement(id, key);
}

/** What postings that share a key come to. */
interface Sum {
  key: string;
  /** The first of them. */
  posting: Posting;
  amount: Money;
}

/** One sum per key; movements are short, so that looking through the list is quicker than a map. */
function sumsBy(postings: readonly Posting[], keyOfPosting: (posting: Posting) => string): Sum[] {
  const sums: Sum[] = [];
  for (const posting of postings) {
    const key = keyOfPosting(posting);
    const sum = sums.find((one) => one.key === key);
    if (sum) sum.amount = sum.amount.plus(posting.amount);
    else sums.push({ key, posting, amount: posting.amount });
  }
  return sums;
}

/** Content of a movement as a text: kept for every movement there was, it has to be small. */
function describe({ postings }: Movement): string {
  return postings.map((posting) => `${keyOf(posting)} ${posting.amount.toFixed()}`).join();
}
