import type { TenantContext } from './context.js';
import type { Movement, Reservation } from './ledger/ledger.js';
import { transfer } from './ledger/ledger.js';
import { heldAccount } from './ledger/account.js';

/** Moves money of the tenant, or refuses with P433 where it is missing. */
export function pay({ tenant: { ledger }, demand }: TenantContext, movement: Movement): void {
  demand('funds-suffice', !ledger.isShort(movement));
  ledger.move(movement, { overdraft: true });
}

/** Sets money of the tenant aside, or refuses with P433 where it is missing. */
export function reserve({ tenant: { ledger }, demand }: TenantContext, reservation: Reservation): void {
  const { id, account, currency, amount } = reservation;
  demand('funds-suffice', !ledger.isShort(transfer(id, account, heldAccount(id), currency, amount)));
  ledger.hold(reservation, { overdraft: true });
}
