import type { TenantContext } from '../../context.js';
import { Refusal } from '../../errors.js';
import { Money } from '../../ledger/money.js';
import { nextId, type Party } from '../../state/party.js';
import { timestamp } from '../../timestamp.js';
import type { View } from '../../view.js';
import { ratesOf } from './rates.js';
import type { RateLock } from './state.js';

/** Guarantees the present rates to a payer for as long as the facts say. */
export function openLock(context: TenantContext, payer: Party): RateLock {
  const { facts, tenant, clock, figure } = context;
  const { validitySeconds } = facts.rateLocks.exchange;
  const feePercentage = facts.fees.exchange?.percent;
  if (feePercentage === undefined) throw new Error(`Version ${facts.version} leaves the fee of exchanges open.`);
  const createdAt = clock.now();
  const lock: RateLock = {
    id: nextId(payer),
    externalUserId: payer.externalUserId,
    rates: ratesOf(context),
    feePercentage,
    createdAt,
    validUntil: createdAt + figure('lock-validity-seconds', new Money(validitySeconds)).times(1000).toNumber(),
    exchangeId: null,
  };
  tenant.exchange.locks.set(lock.id, lock);
  return lock;
}

/** A lock as its owner sees it; the name of its id differs (C10). */
export function lockView({ id, rates, feePercentage, createdAt, validUntil }: RateLock): View {
  return {
    id,
    lockId: id,
    rates: { ...rates },
    feePercentage,
    createdAt: timestamp(createdAt),
    validUntil: timestamp(validUntil),
  };
}

/** A lock that the payer can use now; anything else is P403. */
export function requireLock({ tenant, clock, demand }: TenantContext, payer: Party, lockId: unknown): RateLock {
  const lock = typeof lockId === 'string' ? tenant.exchange.locks.get(lockId) : undefined;
  if (!lock) throw new Refusal('P403', 'lockId must be the id of a lock.');
  demand('lock-belongs-to-payer', lock.externalUserId === payer.externalUserId, 'lockId must be a lock of the payer.');
  demand('lock-is-unused', lock.exchangeId === null, 'lockId must be a lock that has not been used.');
  demand('lock-is-not-expired', clock.now() < lock.validUntil, 'lockId must be a lock that has not expired.');
  return lock;
}
