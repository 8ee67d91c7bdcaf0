import type { SandboxContext } from '../../context.js';
import { rateOf } from '../balances/rates.js';

/** Value of one unit in EUR of every currency that the facts name. */
export function ratesOf({ facts }: SandboxContext): Record<string, number> {
  return Object.fromEntries(facts.currencies.map(({ name }) => [name, rateOf(name)]));
}
