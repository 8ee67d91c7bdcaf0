import { formatNamed } from '../../../contracts/formats/index.js';
import { percentDecoded } from '../../../text/percent-decoded.js';

const formatsOfIds = [
  'uuid',
  'date-time',
  'date',
  'email',
  'iban',
  'evm-address',
  'btc-address',
  'ltc-address',
  'doge-address',
];

/** What kind of identifier a segment of a path is; `undefined` for a word. */
export function kindOfSegment(segment: string): string | undefined {
  if (/^[+-]?\d+(?:\.\d+)?$/.test(segment)) return 'number';
  const format = formatsOfIds.find((name) => formatNamed(name)?.test(segment));
  if (format !== undefined) return format;
  if (/^(?:0x)?[0-9a-f]{16,}$/i.test(segment) && /\d/.test(segment)) return 'hex';
  if (/^[1-9A-HJ-NP-Za-km-z]{20,}$/.test(segment) && /\d/.test(segment) && /[A-Za-z]/.test(segment)) return 'base58';
  // ULID, KSUID, Stripe's `cus_…`, JSON Web Tokens: long, and of letters and digits in turns.
  if (/^[A-Za-z0-9_.=-]{16,}$/.test(segment) && (segment.match(/\d/g)?.length ?? 0) >= 3 && /[A-Za-z]/.test(segment))
    return 'token';
  return undefined;
}

/** Of templates that fit a path, the one whose words come first: `/users/me` before `/users/{id}`. */
export function templateFor(path: string, templates: readonly string[]): string | undefined {
  const segments = path.split('/');
  const isParameter = (part: string): boolean => /^\{[^}]+\}$/.test(part);
  const fits = templates.filter((template) => {
    const parts = template.split('/');
    return (
      parts.length === segments.length &&
      parts.every((part, index) => (isParameter(part) ? segments[index] !== '' : part === segments[index]))
    );
  });
  const rank = (template: string): string =>
    template
      .split('/')
      .map((part) => (isParameter(part) ? '1' : '0'))
      .join('');
  return fits.sort((a, b) => rank(a).localeCompare(rank(b)))[0];
}

/** What a parameter is called after the word before it: `orders` gives `orderId`. */
function parameterName(word: string, used: readonly string[]): string {
  const base = word
    .replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? '')
    .replace(/ies$/, 'y')
    .replace(/(?<=[^s])s$/, '');
  const wanted = /^[A-Za-z]/.test(base) ? `${base}Id` : 'id';
  let name = wanted;
  for (let count = 2; used.includes(name); count += 1) name = `${wanted}${count}`;
  return name;
}

/**
 * A template for a path that was seen: a known one where it fits, else every segment that is an identifier becomes a parameter.
 * Nothing of an identifier is left in it.
 */
export function clustered(path: string, known: readonly string[]): string {
  const clean = path.replace(/\/+$/, '') || '/';
  const template = templateFor(clean, known);
  if (template !== undefined) return template;
  const names: string[] = [];
  const made: string[] = [];
  for (const segment of clean.split('/')) {
    // Collections name parameters themselves; in what was sent, braces are escaped.
    if (/^\{[^{}]+\}$/.test(segment) || kindOfSegment(percentDecoded(segment)) === undefined) {
      made.push(segment);
      continue;
    }
    const word = made.findLast((one) => one !== '' && !one.startsWith('{')) ?? '';
    const name = parameterName(word, names);
    names.push(name);
    made.push(`{${name}}`);
  }
  return made.join('/');
}
