import { Decimal } from 'decimal.js';
import type { Dice } from '../kind.js';

const usual = ['0.01', '1.00', '2.37', '19.99', '100.00'];

/** An amount to try: small, all that there is, or a hundredth more than that. */
export function amountToTry(dice: Dice, available: string): string {
  const there = new Decimal(available);
  if (dice.chance(0.12)) return Decimal.max(there, 0).plus('0.01').toDecimalPlaces(2, Decimal.ROUND_UP).toFixed(2);
  if (dice.chance(0.08) && there.gt('0.01')) return allOf(available) ?? '0.01';
  return dice.pick(usual) ?? '1.00';
}

/** All that there is, in hundredths; nothing where that is none. */
export function allOf(available: string): string | undefined {
  const there = new Decimal(available).toDecimalPlaces(2, Decimal.ROUND_DOWN);
  return there.gt(0) ? there.toFixed(2) : undefined;
}
