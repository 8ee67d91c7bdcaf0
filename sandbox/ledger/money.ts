import { Decimal } from 'decimal.js';

/** Most digits that an amount from outside may have before the point. */
export const maxWholeDigits = 30;

/**
 * Decimals that keep every digit of a sum. The library rounds results to 20 significant digits unless told otherwise,
 * which a large balance with 8 decimals exceeds.
 */
export const Money = Decimal.clone({ precision: 2 * maxWholeDigits });

export type Money = Decimal;
