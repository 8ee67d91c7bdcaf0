import { validateIBAN, ValidationErrorsIBAN } from 'ibantools';
import type { ValueFormat } from './format.js';

/**
 * ISO 13616, with the country's length and form and the mod-97 check digits. Check digits inside a national account
 * number are no part of it: test environments make accounts up.
 */
export const iban: ValueFormat = {
  name: 'iban',
  describes: 'an IBAN with valid check digits',
  test: (value) =>
    validateIBAN(value).errorCodes.every((code) => code === ValidationErrorsIBAN.WrongAccountBankBranchChecksum),
  detectable: true,
};
