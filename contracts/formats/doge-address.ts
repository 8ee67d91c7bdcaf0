import { base58Version } from './address-checksums.js';
import type { ValueFormat } from './format.js';

const versions = [0x1e, 0x16, 0x71, 0xc4];

/** Dogecoin, main or test net, by Base58Check and version byte (chainparams). */
export const dogeAddress: ValueFormat = {
  name: 'doge-address',
  describes: 'a Dogecoin address with a valid checksum',
  test: (value) => versions.includes(base58Version(value) ?? -1),
  detectable: true,
};
