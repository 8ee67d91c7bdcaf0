import { chainAddress } from './address-checksums.js';

/** Litecoin, main or test net: segwit by bech32 checksum, older forms by Base58Check and version byte (chainparams). */
export const ltcAddress = chainAddress({
  name: 'ltc-address',
  describes: 'a Litecoin address with a valid checksum',
  prefixes: { ltc: 'main', tltc: 'test', rltc: 'test' },
  versions: new Map([
    [0x30, 'main'],
    [0x32, 'main'],
    [0x05, 'main'],
    [0x6f, 'test'],
    [0xc4, 'test'],
    [0x3a, 'test'],
  ]),
});
