import { countrySpecs } from 'ibantools';
import type { ValueFormat } from './format.js';

/** ISO 3166-1 alpha-2, upper case. Two letters alone are also many other things, so samples never decide it. */
export const country: ValueFormat = {
  name: 'iso-3166-1-alpha-2',
  describes: 'a two-letter ISO 3166-1 country code',
  test: (value) => Object.hasOwn(countrySpecs, value),
  detectable: false,
};
