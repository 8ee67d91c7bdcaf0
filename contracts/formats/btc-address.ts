import { chainAddress } from './address-checksums.js';

/** Bitcoin, main or test net: segwit by bech32 checksum, older forms by Base58Check and version byte (chainparams). */
export const btcAddress = chainAddress({
  name: 'btc-address',
  describes: 'a Bitcoin address with a valid checksum',
  prefixes: { bc: 'main', tb: 'test', bcrt: 'test' },
  versions: new Map([
    [0x00, 'main'],
    [0x05, 'main'],
    [0x6f, 'test'],
    [0xc4, 'test'],
  ]),
});
