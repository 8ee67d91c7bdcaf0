import { Money } from '../../ledger/money.js';

/** What is to be exchanged, at what terms. */
export interface QuoteRequest {
  amount: Money;
  currencyFrom: string;
  currencyTo: string;
  /** Value of one unit in EUR, of both currencies. */
  rateFrom: number;
  rateTo: number;
  feePercentage: number;
  decimalsOf(currency: string): number;
}

/** What comes of it. */
export interface Quote {
  rate: Money;
  fee: Money;
  feeCurrency: string;
  /** In `currencyTo`. */
  received: Money;
}

const rateDecimals = 8;

/**
 * Works out an exchange. The fee is a share of what is exchanged; what is received is cut at the decimals of its currency, once,
 * from the exact result. The documented examples (facts `fees.vectors`) name fee and rate in EUR; choices.yaml,
 * `exchange-fee`, says what holds where EUR is on neither side.
 */
export function quoteOf(request: QuoteRequest): Quote {
  const { amount, currencyFrom, currencyTo, feePercentage } = request;
  const [rateFrom, rateTo] = [new Money(request.rateFrom), new Money(request.rateTo)];
  const share = new Money(feePercentage).div(100);
  const gross = amount.times(rateFrom).div(rateTo);
  const feeCurrency = currencyTo === 'eur' ? currencyTo : currencyFrom;
  const fee = (feeCurrency === currencyTo ? gross : amount).times(share);
  return {
    rate: rateBetween(currencyFrom, currencyTo, rateFrom, rateTo),
    fee: fee.toDecimalPlaces(request.decimalsOf(feeCurrency), Money.ROUND_HALF_UP),
    feeCurrency,
    received: gross.times(new Money(1).minus(share)).toDecimalPlaces(request.decimalsOf(currencyTo), Money.ROUND_DOWN),
  };
}

/** The value in EUR of the side that is not EUR; between two others, of the source in units of the target. */
function rateBetween(currencyFrom: string, currencyTo: string, rateFrom: Money, rateTo: Money): Money {
  if (currencyTo === 'eur') return rateFrom;
  if (currencyFrom === 'eur') return rateTo;
  return rateFrom.div(rateTo).toDecimalPlaces(rateDecimals, Money.ROUND_DOWN);
}
