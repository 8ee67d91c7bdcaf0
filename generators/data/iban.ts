import { countrySpecs } from 'ibantools';
import type { Data } from './data.js';
import { textFor } from './pattern.js';

/** Remainder by 97 of a number too long for a number (ISO 7064). */
function remainder97(digits: string): number {
  let remainder = 0;
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97;
  return remainder;
}

/** The two check digits that make a country and an account number an IBAN (ISO 13616). */
export function checkDigits(country: string, account: string): string {
  const digits = [...`${account}${country}00`].map((character) => parseInt(character, 36)).join('');
  return String(98 - remainder97(digits)).padStart(2, '0');
}

/** Whether accounts of a country have IBANs. */
export function hasIban(country: string): boolean {
  return countrySpecs[country]?.bban_regexp !== undefined;
}

/** An IBAN of a country: an account number of the country's form, with the right check digits. */
export function ibanOf(country: string, data: Data): string {
  const form = countrySpecs[country]?.bban_regexp;
  if (form === undefined || form === null) throw new Error(`no IBANs in country ${country}`);
  const account = textFor(form, data);
  return `${country}${checkDigits(country, account)}${account}`;
}
