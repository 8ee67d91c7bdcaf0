import type { ValueFormat } from './format.js';

const pattern = /^[^\s@"(),:;<>[\]\\]+@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/i;

/** An unquoted mailbox of RFC 5321 with a dotted domain. */
export const email: ValueFormat = {
  name: 'email',
  describes: 'an e-mail address',
  test: (value) => value.length <= 254 && pattern.test(value),
  detectable: true,
};
