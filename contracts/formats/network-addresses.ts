import { btcAddress } from './btc-address.js';
import { dogeAddress } from './doge-address.js';
import { evmAddress } from './evm-address.js';
import type { ValueFormat } from './format.js';
import { ltcAddress } from './ltc-address.js';

/** Format of the addresses of each network, by the network's key in the facts. Ethereum and Polygon share one. */
const formatsByNetwork: Readonly<Record<string, ValueFormat>> = {
  ethereum: evmAddress,
  polygon: evmAddress,
  btc: btcAddress,
  ltc: ltcAddress,
  doge: dogeAddress,
};

/** Networks whose addresses have a format here, by their keys in the facts. */
export const networksWithAddresses: readonly string[] = Object.keys(formatsByNetwork);

/**
 * Format of the addresses of a network; `undefined` where the network is not told or its addresses are not known.
 *
 * @example addressFormatOf('polygon')?.name // 'evm-address'
 */
export function addressFormatOf(network: string | undefined): ValueFormat | undefined {
  return network !== undefined && Object.hasOwn(formatsByNetwork, network) ? formatsByNetwork[network] : undefined;
}
