import type { Currency } from '../../../contracts/model/types.js';
import type { SandboxContext, TenantContext } from '../../context.js';
import { requireCurrency } from '../../requirements.js';

/** A currency with the chain on which it moves. */
export interface Asset {
  currency: Currency;
  network: string;
}

/**
 * The asset that a request names, its names in either case; without a network it is the currency's first. Refuses another
 * currency than a crypto currency with balances by P410 and a network that is not the currency's by P403.
 */
export function requireAsset(context: TenantContext, name: unknown, wanted: unknown): Asset {
  const currency = requireCurrency(context, lowerCase(name), 'crypto');
  const { networks = [] } = currency;
  const [first] = networks;
  if (first === undefined) throw new Error(`The facts give no network for ${currency.name}.`);
  const network = networks.find((one) => one === lowerCase(wanted));
  const isOfCurrency = wanted === undefined || network !== undefined;
  context.demand('network-is-of-the-currency', isOfCurrency, `network must be one of ${networks.join(', ')}.`);
  return { currency, network: network ?? first };
}

/** A network as the version's withdrawals spell it. */
export function shownNetwork({ traits }: SandboxContext, network: string): string {
  return traits.withdrawalNetworks === 'upper-case' ? network.toUpperCase() : network;
}

function lowerCase(name: unknown): unknown {
  return typeof name === 'string' ? name.toLowerCase() : name;
}
