import { hash } from 'node:crypto';
import { bech32, bech32m, createBase58check } from '@scure/base';
import type { Net, ValueFormat } from './format.js';
import { remembering } from './remembering.js';

const base58check = createBase58check((data: Uint8Array) => new Uint8Array(hash('sha256', data, 'buffer')));

/** What 25 bytes (version, hash, checksum) look like in Base58: decoding is dear, and most strings are no address. */
const base58Form = /^[1-9A-HJ-NP-Za-km-z]{25,35}$/;
/** Prefix, separator, version and at least a program and its checksum; both coders refuse mixed case themselves. */
const segwitForm = /^[a-z]{1,10}1[a-z0-9]{9,87}$/i;

/** How a chain marks its addresses: prefixes of segwit, version bytes of Base58Check (chainparams of the chain). */
interface AddressMarks extends Pick<ValueFormat, 'name' | 'describes'> {
  prefixes?: Readonly<Record<string, Net>>;
  versions: ReadonlyMap<number, Net>;
}

/** The format of addresses of one chain, main or test net. */
export function chainAddress({ prefixes = {}, versions, ...named }: AddressMarks): ValueFormat {
  const net = (value: string): Net | undefined => {
    const prefix = segwitPrefix(value);
    if (prefix !== undefined && Object.hasOwn(prefixes, prefix)) return prefixes[prefix];
    const version = base58Version(value);
    return version === undefined ? undefined : versions.get(version);
  };
  return { ...named, test: (value) => net(value) !== undefined, detectable: true, net };
}

/** Version byte of a 21-byte Base58Check address, or `undefined` where checksum or length is wrong. */
function base58Version(value: string): number | undefined {
  return base58Form.test(value) ? checkedVersion(value) : undefined;
}

const checkedVersion = remembering((value): number | undefined => {
  try {
    const bytes = base58check.decode(value);
    return bytes.length === 21 ? bytes[0] : undefined;
  } catch {
    return undefined;
  }
});

/** Human-readable prefix of a segwit address (BIP 173, BIP 350), or `undefined` where it is none. */
function segwitPrefix(value: string): string | undefined {
  return segwitForm.test(value) ? checkedPrefix(value) : undefined;
}

const checkedPrefix = remembering((value): string | undefined => {
  for (const [coder, accepts] of [
    [bech32, (version: number) => version === 0],
    [bech32m, (version: number) => version > 0 && version <= 16],
  ] as const) {
    try {
      const { prefix, words } = coder.decode(value as `${string}1${string}`, 90);
      const version = words[0];
      const program = coder.fromWords(words.slice(1));
      const rightLength =
        version === 0 ? [20, 32].includes(program.length) : program.length >= 2 && program.length <= 40;
      if (version !== undefined && accepts(version) && rightLength) return prefix;
    } catch {
      // Not of this encoding; the next one may fit.
    }
  }
  return undefined;
});
