import { base58Version, segwitPrefix } from './address-checksums.js';
import type { ValueFormat } from './format.js';

const prefixes = ['bc', 'tb', 'bcrt'];
const versions = [0x00, 0x05, 0x6f, 0xc4];

/** Bitcoin, main or test net: segwit by bech32 checksum, older forms by Base58Check and version byte (chainparams). */
export const btcAddress: ValueFormat = {
  name: 'btc-address',
  describes: 'a Bitcoin address with a valid checksum',
  test: (value) => prefixes.includes(segwitPrefix(value) ?? '') || versions.includes(base58Version(value) ?? -1),
  detectable: true,
};
