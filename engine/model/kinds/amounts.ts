import { Decimal } from 'decimal.js';
import type { Dice } from '../kind.js';

const usual = ['0.01', '1.00', '2.37', '19.99', '100.00'];

/** An amount to try: small, all that there is, or a hundredth more than that. */
export function amountToTry(dice: Dice, available: string): string {
  const there = new Decimal(available);
  if (dice.chance(0.12)) return Decimal.max(there, 0).plus('0.01').toDecimalPlaces(2, Decimal.ROUND_UP).toFixed(2);
  if (dice.chance(0.08) && there.gt('0.01')) return there.toDecimalPlaces(2, Decimal.ROUND_DOWN).toFixed(2);
  return dice.pick(usual) ?? '1.00';
}
