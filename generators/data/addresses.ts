import { createHash } from 'node:crypto';
import { bech32, createBase58check } from '@scure/base';
import type { Data } from './data.js';

const base58check = createBase58check(
  (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest()),
);

function bytes(data: Data, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => data.number.int(255));
}

/** A version-0 segwit address of a 20-byte key hash (BIP 173). */
function segwit(prefix: string, data: Data): string {
  return bech32.encode(prefix, [0, ...bech32.toWords(bytes(data, 20))]);
}

/** An address of a version byte and a 20-byte hash. */
function base58(version: number, data: Data): string {
  return base58check.encode(Uint8Array.from([version, ...bytes(data, 20)]));
}

/**
 * Deposit addresses by value format, all of test nets (prefixes and version bytes: chainparams of each chain), so that
 * nothing made up here is an address where money could be lost. EVM addresses have no test-net form.
 */
export const addresses: Readonly<Record<string, (data: Data) => string>> = {
  'evm-address': (data: Data): string => `0x${data.string.hexadecimal({ length: 40, casing: 'lower', prefix: '' })}`,
  'btc-address': (data: Data): string => segwit('tb', data),
  'ltc-address': (data: Data): string => segwit('tltc', data),
  'doge-address': (data: Data): string => base58(0x71, data),
};

/** An address of a format. @throws where nobody makes addresses of that format: a network was added without its maker */
export function addressIn(format: string, data: Data): string {
  const make = addresses[format];
  if (!make)
    throw new Error(`Nothing makes values of the format ${format}: add its line to generators/data/addresses.ts.`);
  return make(data);
}

/** A transaction hash: 32 bytes in hex, with 0x on EVM chains. */
export function transactionHash(data: Data, evm: boolean): string {
  return `${evm ? '0x' : ''}${data.string.hexadecimal({ length: 64, casing: 'lower', prefix: '' })}`;
}
