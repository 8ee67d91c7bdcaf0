import { base58Version, segwitPrefix } from './address-checksums.js';
import type { ValueFormat } from './format.js';

const prefixes = ['ltc', 'tltc', 'rltc'];
const versions = [0x30, 0x32, 0x05, 0x6f, 0xc4, 0x3a];

/** Litecoin, main or test net: segwit by bech32 checksum, older forms by Base58Check and version byte (chainparams). */
export const ltcAddress: ValueFormat = {
  name: 'ltc-address',
  describes: 'a Litecoin address with a valid checksum',
  test: (value) => prefixes.includes(segwitPrefix(value) ?? '') || versions.includes(base58Version(value) ?? -1),
  detectable: true,
};
