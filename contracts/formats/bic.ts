import { isValidBIC } from 'ibantools';
import type { ValueFormat } from './format.js';

/**
 * ISO 9362: bank, country, place and, optionally, branch. Words of eight letters such as `VERIFIED` have this form as
 * well, so samples never decide it.
 */
export const bic: ValueFormat = {
  name: 'bic',
  describes: 'a BIC of 8 or 11 characters, such as "DEUTDEFF"',
  test: (value) => /^[A-Z0-9]+$/.test(value) && isValidBIC(value),
  detectable: false,
};
