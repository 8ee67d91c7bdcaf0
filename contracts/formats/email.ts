import type { ValueFormat } from './format.js';

const pattern = /^[^\s@"(),:;<>[\]\\]+@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/i;

/** A domain of one label, or an address in brackets, after a word or a quoted text (RFC 5321, 4.1.2 and 4.1.3). */
const rare =
  /^(?:"(?:[^"\\\r\n]|\\.)*"|[^\s@"(),:;<>[\]\\]+)@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:.]+\]|\[IPv6:[0-9a-f:.]+\])$/i;

/** An unquoted mailbox of RFC 5321 with a dotted domain. */
export const email: ValueFormat = {
  name: 'email',
  describes: 'an e-mail address',
  test: (value) => value.length <= 254 && pattern.test(value),
  allows: (value) => value.length <= 254 && rare.test(value),
  detectable: true,
};
