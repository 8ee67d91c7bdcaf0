/** Value of one unit in EUR. Nothing promises a rate: these are of the order of the documented samples (choices.yaml). */
const euroValue: Record<string, number> = {
  eur: 1,
  btc: 99827.60682136,
  doge: 0.18163377,
  eth: 3612.4965451,
  ltc: 84.6200909,
  pol: 0.17269401,
  usdc: 0.862628,
  usdt: 0.861917,
  eurt: 0.992974,
};

/** The rate of a currency. */
export function rateOf(currency: string): number {
  const rate = euroValue[currency];
  if (rate === undefined) throw new Error(`The sandbox has no rate for ${currency}.`);
  return rate;
}
