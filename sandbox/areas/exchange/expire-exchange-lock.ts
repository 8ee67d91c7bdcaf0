import { timestamp } from '../../timestamp.js';
import { decisionOf, type Decidable } from '../../undecided.js';
import type { RateLock } from './state.js';

/** Locks that can still be used for an exchange, whether or not time has run out. */
const unusedLocks: Decidable<RateLock> = {
  noun: 'lock',
  parameter: 'lockId',
  items: ({ exchange }) => exchange.locks,
  isOpen: ({ exchangeId }) => exchangeId === null,
  describe: ({ id, externalUserId, validUntil }) => ({ lockId: id, externalUserId, validUntil: timestamp(validUntil) }),
};

/** Ends the time of a lock at once. */
export const expireExchangeLock = decisionOf(unusedLocks, '/exchange-locks/{lockId}/expire', ({ clock }, lock) => {
  lock.validUntil = Math.min(lock.validUntil, clock.now());
});
