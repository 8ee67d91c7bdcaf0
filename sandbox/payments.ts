import type { TenantContext } from './context.js';
import { InsufficientFunds } from './ledger/errors.js';
import type { MoveOptions, Movement, Reservation } from './ledger/ledger.js';

/** Moves money of the tenant, or refuses with P433 where it is missing. */
export function pay(context: TenantContext, movement: Movement): void {
  withFunds(context, (options) => context.tenant.ledger.move(movement, options));
}

/** Sets money of the tenant aside, or refuses with P433 where it is missing. */
export function reserve(context: TenantContext, reservation: Reservation): void {
  withFunds(context, (options) => context.tenant.ledger.hold(reservation, options));
}

function withFunds({ demand }: TenantContext, act: (options?: MoveOptions) => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof InsufficientFunds)) throw error;
    demand('funds-suffice', false);
    act({ overdraft: true });
  }
}
