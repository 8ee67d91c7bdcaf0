import type { ValueFormat } from './format.js';

/** A UUID as a regular expression, to look for one in a text; in either case with the flag `i`. */
export const uuidPattern = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const whole = new RegExp(`^${uuidPattern}$`, 'i');

/** RFC 9562, any version: the provider promises none. */
export const uuid: ValueFormat = {
  name: 'uuid',
  describes: 'a UUID',
  test: (value) => whole.test(value),
  detectable: true,
};
