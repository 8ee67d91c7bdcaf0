import type { ValueFormat } from './format.js';

/** An absolute http(s) address; the API shows no other kind. */
export const uri: ValueFormat = {
  name: 'uri',
  describes: 'an absolute http or https URL',
  test: (value) => /^https?:\/\/[^\s]+$/.test(value) && URL.canParse(value),
  detectable: true,
};
