import type { Currency } from '../contracts/model/types.js';
import { AmountProblem, decimalsOf, readAmount } from './amount.js';
import type { SandboxContext, TenantContext } from './context.js';
import { Refusal } from './errors.js';
import type { Money } from './ledger/money.js';
import { isVerified, requireUser, type User, type VerifiedUser } from './state/store.js';

/** A user who has passed verification; refuses an unknown one with P412 and one who has not with P459. */
export function requireVerifiedUser(context: TenantContext, externalUserId: unknown): VerifiedUser {
  const user = requireUser(context, externalUserId);
  if (!isVerified(user)) throw new Refusal('P459');
  return user;
}

/** Refuses a suspended user with P455. */
export function requireNotSuspended({ demand }: TenantContext, { suspended }: User): void {
  demand('user-is-not-suspended', !suspended);
}

/** A currency of the facts whose balances exist, of one kind where it is named; anything else is P410. */
export function requireCurrency({ facts }: SandboxContext, name: unknown, kind?: Currency['kind']): Currency {
  const found = facts.currencies.find((currency) => currency.name === name);
  if (!found || found.decimals === undefined || (kind !== undefined && found.kind !== kind)) throw new Refusal('P410');
  return found;
}

/** An amount above zero with no more decimals than the currency has; anything else is P403. */
export function requireAmount({ facts }: SandboxContext, currency: string, value: unknown): Money {
  try {
    return readAmount(value, decimalsOf(facts, currency));
  } catch (error) {
    if (error instanceof AmountProblem) throw new Refusal('P403', error.message);
    throw error;
  }
}
