import type { Account } from './account.js';

/** A movement that would leave an account below zero. */
export class InsufficientFunds extends Error {
  constructor(
    readonly account: Account,
    readonly currency: string,
  ) {
    super(`${account} has too little ${currency}.`);
  }
}

/** A movement whose postings do not add up to zero. */
export class UnbalancedMovement extends Error {
  constructor(id: string, currency: string) {
    super(`The postings of movement ${id} in ${currency} do not add up to zero.`);
  }
}

/** An id that was used for something else before. */
export class MovementConflict extends Error {
  constructor(id: string) {
    super(`There is another movement ${id}.`);
  }
}

/** A reservation that is unknown, or that has been captured or released already. */
export class ReservationClosed extends Error {
  constructor(id: string) {
    super(`There is no open reservation ${id}.`);
  }
}
