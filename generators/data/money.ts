import { evmAddress } from '../../contracts/formats/evm-address.js';
import { addressFormatOf } from '../../contracts/formats/network-addresses.js';
import type { Data } from './data.js';
import type { Place, Scene } from './scene.js';

/** Members that name the currency of an object, the one paid first. */
const currencyMembers = ['currency', 'currencyFrom', 'cryptocurrency', 'name'] as const;

/** The currency that an object is about, as far as it is made. */
function currencyOf({ siblings }: Place, { currencies }: Scene): string | undefined {
  for (const member of currencyMembers) {
    const value = siblings[member];
    if (typeof value === 'string' && currencies.has(value)) return value;
  }
  return undefined;
}

/** Whether `name` is a currency's at a place: in a balance, a wallet, or where it stands beside its network. */
export function isCurrencyName({ members }: Place): boolean {
  return !members.includes('currency') && ['amount', 'wallet', 'network'].some((member) => members.includes(member));
}

/** Members that only things on a chain have, and those that only money in banks has. */
const chainMember = /^(wallet|network|transactionHash)/;
const bankMember = /(iban|companyName|merchantName|cardId|transferTitle)$/i;

/** Members that name what is paid with; what is bought is another currency. */
const paidWith: Readonly<Record<string, string>> = { currencyTo: 'currencyFrom', destinationCurrency: 'currency' };

/** A name of a currency that fits what stands beside it: its network, a wallet, an account number. */
export function currencyName({ name: member, members, siblings }: Place, { data, currencies }: Scene): string {
  const onChain = members.some((member) => chainMember.test(member));
  const inBank = !onChain && members.some((member) => bankMember.test(member));
  const paid = siblings[paidWith[member] ?? ''];
  const names = [...currencies]
    .filter(([name, { crypto }]) => name !== paid && (crypto ? !inBank : !onChain))
    .map(([name]) => name);
  const network = siblings['network'];
  const there = names.filter((name) => currencies.get(name)?.networks.some((key) => key === network));
  return data.helpers.arrayElement(there.length > 0 ? there : names.length > 0 ? names : [...currencies.keys()]);
}

/** A positive decimal text of exactly `scale` digits after the point. */
export function amountText(data: Data, scale: number, most = 999): string {
  const whole = String(data.number.int({ min: 0, max: most }));
  if (scale === 0) return whole === '0' ? '1' : whole;
  const fraction = data.string.numeric(scale);
  // A nought would be no amount.
  return /[1-9]/.test(whole + fraction) ? `${whole}.${fraction}` : `${whole}.${fraction.slice(0, -1)}1`;
}

/** Digits after the point of an amount at a place: the currency's; two where no currency is told. */
export function scaleAt(place: Place, scene: Scene): number {
  return scene.currencies.get(currencyOf(place, scene) ?? '')?.scale ?? 2;
}

/** Name of the address format at a place: of the network or currency told beside it, else an EVM address. */
export function addressFormAt(place: Place, scene: Scene): string {
  const told = typeof place.siblings['network'] === 'string' ? place.siblings['network'].toLowerCase() : undefined;
  const [own] = scene.currencies.get(currencyOf(place, scene) ?? '')?.networks ?? [];
  return (addressFormatOf(told) ?? addressFormatOf(own) ?? evmAddress).name;
}

/** Networks of the currency told beside a place, else of every currency. */
export function networksAt(place: Place, scene: Scene): string[] {
  const own = scene.currencies.get(currencyOf(place, scene) ?? '')?.networks ?? [];
  if (own.length > 0) return [...own];
  return [...new Set([...scene.currencies.values()].flatMap(({ networks }) => networks))];
}
