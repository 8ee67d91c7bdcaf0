import { Decimal } from 'decimal.js';
import { balancesIn, Exact } from '../../engine/judging/amounts.js';
import type { StepAnswer } from './story.js';

type Text = string | undefined;

/** Works with decimal texts; `undefined` where one of them is missing. */
function worked(operate: (...numbers: Decimal[]) => Decimal): (...texts: Text[]) => Text {
  return (...texts) => {
    const numbers = texts.flatMap((text) => (text === undefined || !/^-?\d/.test(text) ? [] : [new Exact(text)]));
    return numbers.length < texts.length ? undefined : operate(...numbers).toFixed();
  };
}

export const plus = worked((...numbers) => numbers.reduce((sum, one) => sum.plus(one), new Exact(0)));

export const minus = worked((one = new Exact(0), other = new Exact(0)) => one.minus(other));

export const negative = worked((one = new Exact(0)) => one.negated());

export const times = worked((...numbers) => numbers.reduce((product, one) => product.times(one), new Exact(1)));

export const divided = worked((one = new Exact(0), other = new Exact(1)) => one.div(other));

/** Cut to a number of decimals. */
export function cut(text: Text, decimals: number): Text {
  return text === undefined ? undefined : new Exact(text).toDecimalPlaces(decimals, Decimal.ROUND_DOWN).toFixed();
}

/** Rounded half up to a number of decimals. */
export function rounded(text: Text, decimals: number): Text {
  return text === undefined ? undefined : new Exact(text).toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP).toFixed();
}

/** What an answer shows of a balance. */
export function balanceOf(answer: StepAnswer | undefined, currency: string): Text {
  return balancesIn(answer?.body).get(currency)?.amount.toFixed();
}
