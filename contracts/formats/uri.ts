import type { ValueFormat } from './format.js';

const absolute = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;

/** RFC 3986, 3: a scheme and what it names, such as `urn:` and `mailto:`; those of the web need a host too. */
function isAbsolute(value: string): boolean {
  if (!absolute.test(value) || /%(?![0-9a-f]{2})/i.test(value)) return false;
  return !/^(?:https?|wss?|ftp):/i.test(value) || (/^[a-z]+:\/\/[^/?#]/i.test(value) && URL.canParse(value));
}

/** An absolute http(s) address is made and recognised; every absolute URI is allowed. */
export const uri: ValueFormat = {
  name: 'uri',
  describes: 'an absolute URI such as "https://example.com/a"',
  test: (value) => /^https?:\/\/[^\s]+$/.test(value) && URL.canParse(value),
  allows: isAbsolute,
  detectable: true,
};
