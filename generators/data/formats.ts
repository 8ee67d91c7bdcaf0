import { addresses, transactionHash } from './addresses.js';
import type { Data } from './data.js';
import { ibanOf } from './iban.js';
import { addressFormAt, amountText, scaleAt } from './money.js';
import { markedName, markedPhone, markedUuid } from './run-mark.js';
import type { Place, Scene } from './scene.js';

/** Makes a value where the place, and what the contract knows, say more than the type. */
export type ValueMaker = (data: Data, scene: Scene, place: Place) => unknown;

/** Reference day for ages, times and expiry dates: values must not depend on when they are made. */
export const today = new Date('2026-01-01T00:00:00Z');

export const day = (date: Date): string => date.toISOString().slice(0, 10);

/** An address that no one has: reserved domain of RFC 2606. */
export function mailAddress(data: Data): string {
  const name = data.string.alphanumeric({ length: 12, casing: 'lower' });
  return `${data.runMark ? markedName(name, data.runMark) : name}@example.com`;
}

/** A Polish number whose subscriber number is not assigned; digits alone, as the API documents them. */
export function phoneNumber(data: Data): string {
  const number = `48000${data.string.numeric(6)}`;
  return data.runMark ? markedPhone(number, data.runMark) : number;
}

/** An id that nothing has yet. */
export function newUuid(data: Data): string {
  const uuid = data.string.uuid();
  return data.runMark ? markedUuid(uuid, data.runMark) : uuid;
}

/** Times that lie ahead are later than all that have passed, so a validity never ends before it begins. */
const ahead = /(Until|expires?)/i;

/** Values by `format`; every format of contracts/formats has its line. */
export const formatValues: Record<string, ValueMaker> = {
  ...addresses,
  uuid: newUuid,
  date: (data) => day(data.date.past({ years: 2, refDate: today })),
  'date-time': (data, _scene, { name }) =>
    (ahead.test(name)
      ? data.date.soon({ days: 2, refDate: today })
      : data.date.past({ years: 2, refDate: today })
    ).toISOString(),
  email: mailAddress,
  phone: phoneNumber,
  bic: (data) => data.finance.bic(),
  'transaction-hash': (data, scene, place) => transactionHash(data, addressFormAt(place, scene) === 'evm-address'),
  uri: (data) => `https://example.com/return/${data.string.alphanumeric(8)}`,
  iban: (data, { ibanCountries }) => ibanOf(data.helpers.arrayElement(ibanCountries), data),
  decimal: (data, scene, place) => amountText(data, scaleAt(place, scene)),
  'iso-3166-1-alpha-2': (data, { countries }) => data.helpers.arrayElement(countries),
};
