import { chainAddress } from './address-checksums.js';

/** Dogecoin, main or test net, by Base58Check and version byte (chainparams). */
export const dogeAddress = chainAddress({
  name: 'doge-address',
  describes: 'a Dogecoin address with a valid checksum',
  versions: new Map([
    [0x1e, 'main'],
    [0x16, 'main'],
    [0x71, 'test'],
    [0xc4, 'test'],
  ]),
});
