import type { ValueFormat } from './format.js';

/**
 * E.164: country code and number, 15 digits at most. The API documents numbers without the plus too; digits alone may be
 * an id or an amount, so only the plus tells a phone number in samples.
 */
export const phone: ValueFormat = {
  name: 'phone',
  describes: 'a phone number with its country code, such as "+48123456789"',
  test: (value) => /^\+?[1-9]\d{6,14}$/.test(value),
  detectable: true,
  recognises: (value) => value.startsWith('+'),
};
