import { isValidIBAN } from 'ibantools';
import type { ValueFormat } from './format.js';

/** ISO 13616, with the country's length and the mod-97 check digits. */
export const iban: ValueFormat = {
  name: 'iban',
  describes: 'an IBAN with valid check digits',
  test: (value) => isValidIBAN(value),
  detectable: true,
};
