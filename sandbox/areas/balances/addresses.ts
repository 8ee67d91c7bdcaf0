import { createHash } from 'node:crypto';
import { bech32, createBase58check } from '@scure/base';
import { addressFormatOf } from '../../../contracts/formats/network-addresses.js';
import type { Random } from '../../random.js';

interface Chain {
  /** Networks of one name share a wallet's address. */
  addresses: 'evm' | 'btc' | 'ltc' | 'doge';
  encode(hash: Uint8Array): string;
}

const base58check = createBase58check((data: Uint8Array) => new Uint8Array(createHash('sha256').update(data).digest()));

/** Native segwit of version 0 (BIP 173). */
const segwit = (prefix: string) => (hash: Uint8Array) => bech32.encode(prefix, [0, ...bech32.toWords(hash)]);

/** Version byte of pay-to-public-key-hash addresses of Dogecoin's test net (its chainparams). */
const dogeTestVersion = 113;

/** Chains by the format of their addresses. */
const chains: Record<string, Chain> = {
  'evm-address': { addresses: 'evm', encode: (hash) => `0x${Buffer.from(hash).toString('hex')}` },
  'btc-address': { addresses: 'btc', encode: segwit('tb') },
  'ltc-address': { addresses: 'ltc', encode: segwit('tltc') },
  'doge-address': {
    addresses: 'doge',
    encode: (hash) => base58check.encode(Uint8Array.from([dogeTestVersion, ...hash])),
  },
};

/** The deposit address of an owner on a test net; one owner has one address on all EVM networks. */
export function depositAddress(network: string, owner: Random): string {
  const chain = chains[addressFormatOf(network)?.name ?? ''];
  if (!chain) throw new Error(`The sandbox makes no addresses for the network ${network}.`);
  return chain.encode(owner.fork('wallet', chain.addresses).bytes(20));
}
