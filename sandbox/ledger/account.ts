/**
 * Where money can be: with the partner, with a user, held for something that is not decided yet, or outside. Outside
 * accounts stand for the world beyond the sandbox and are the only ones that go below zero.
 */
export type Account = 'partner' | `user/${string}` | `held/${string}` | `outside/${string}`;

export const partnerAccount: Account = 'partner';

/** Banks, which send and receive SEPA payments. */
export const bankAccount: Account = 'outside/bank';

/** Where one currency is turned into another. */
export const marketAccount: Account = 'outside/market';

/** Whoever is paid by card. */
export const cardSchemeAccount: Account = 'outside/cards';

/** A partner's master balance, which the API does not show. */
export const masterAccount: Account = 'outside/master';

/** What the provider keeps. */
export const feesAccount: Account = 'outside/fees';

/** The account of a user. */
export function userAccount(externalUserId: string): Account {
  return `user/${externalUserId}`;
}

/** A chain with all addresses on it that the sandbox does not own. */
export function chainAccount(network: string): Account {
  return `outside/chain/${network}`;
}

/** Where the money of a reservation lies. */
export function heldAccount(reservationId: string): Account {
  return `held/${reservationId}`;
}

/** Whether an account belongs to the outside world. */
export function isOutside(account: Account): boolean {
  return account.startsWith('outside/');
}
