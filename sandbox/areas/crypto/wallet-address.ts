import type { ValueFormat } from '../../../contracts/formats/format.js';
import { addressFormatOf } from '../../../contracts/formats/network-addresses.js';

/** Whether a text is an address on a chain, of whatever net. */
export function isAddressOf(network: string, address: string): boolean {
  return formatOf(network).test(address);
}

/** Whether an address of a chain can be one of its test nets; on EVM chains both nets share one form. */
export function isOfTestNet(network: string, address: string): boolean {
  return formatOf(network).net?.(address) !== 'main';
}

function formatOf(network: string): ValueFormat {
  const format = addressFormatOf(network);
  if (!format) throw new Error(`The sandbox knows no addresses of the network ${network}.`);
  return format;
}
