import type { Data } from '../../generators/data/data.js';

/** How an amount is chosen: any; one that a binary float can't keep; the smallest one of the currency. */
export type AmountKind = 'ordinary' | 'exact' | 'smallest';

/** An amount as a decimal in plain digits, with exactly `scale` decimals. */
export function amountOf(kind: AmountKind, scale: number, data: Data): string {
  if (kind === 'smallest') return scale === 0 ? '1' : `0.${'1'.padStart(scale, '0')}`;
  const digits = (count: number): string =>
    data.string.numeric({ length: Math.max(0, count), allowLeadingZeros: true });
  if (kind === 'ordinary') return written(data.number.int({ min: 1, max: 99 }), `${digits(scale - 1)}5`, scale);
  for (;;) {
    const amount = written(data.number.int({ min: 1, max: 9 }), `${digits(scale - 1)}3`, scale, digits(16 - scale));
    if (isSpoiltByFloat(amount)) return amount;
  }
}

function written(first: number, decimals: string, scale: number, more = ''): string {
  return scale === 0 ? `${first}${more}` : `${first}${more}.${decimals.slice(-scale)}`;
}

/** Whether reading an amount as a binary float and writing it again gives another one. */
export function isSpoiltByFloat(amount: string): boolean {
  const [, decimals = ''] = amount.split('.');
  return Number(amount).toFixed(decimals.length) !== amount && String(Number(amount)) !== amount;
}
