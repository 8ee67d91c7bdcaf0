import { literalPattern } from '../../text/literal-pattern.js';

/** Named HTML references of the characters that HTML escapes. */
const htmlNames: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/** Letters of JSON's short escapes. */
const jsonLetters: Record<string, string> = { '\n': 'n', '\r': 'r', '\t': 't', '\b': 'b', '\f': 'f' };

/** Backslashes before an escape: one, doubled (and one more) for each string that the text is nested in. */
const slashes = '\\\\{1,15}';

/** A hexadecimal number of at least `digits` digits, in either case. */
function hex(value: number, digits: number): string {
  const text = value.toString(16).padStart(digits, '0');
  return text.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/** Pattern of one character as JSON (nested to any depth), URLs, forms and HTML may write it. */
function character(value: string): string {
  const code = value.codePointAt(0) ?? 0;
  const units = Array.from({ length: value.length }, (_, index) => `${slashes}u${hex(value.charCodeAt(index), 4)}`);
  const bytes = [...Buffer.from(value)].map((byte) => `%(?:25){0,3}${hex(byte, 2)}`);
  const forms = [units.join(''), bytes.join(''), `&#(?:0*${code}|[xX]0*${hex(code, 1)});`];
  if (value in htmlNames) forms.push(`&${htmlNames[value]};`);
  if (value in jsonLetters) forms.push(`${slashes}${jsonLetters[value]}`);
  if (value === '"' || value === '/') forms.push(`${slashes}${literalPattern(value)}`);
  if (value === ' ') forms.push('\\+');
  forms.push(value === '\\' ? slashes : literalPattern(value));
  return `(?:${forms.join('|')})`;
}

/** Not inside a longer word or number. Behind an escape a word begins, whatever the escape ends with. */
const wordStart = '(?:(?<![\\p{L}\\p{N}]|\\d\\.)|(?<=%[0-9a-fA-F]{2}|\\\\[nrtbf]|\\\\u[0-9a-fA-F]{4}))';
const wordEnd = '(?![\\p{L}\\p{N}]|\\.\\d)';

/** Whether a stretch of a text without escapes is no part of a longer word or number. */
export function isWord(text: string, start: number, end: number): boolean {
  return (
    !/([\p{L}\p{N}]|\d\.)$/u.test(text.slice(Math.max(0, start - 2), start)) &&
    !/^([\p{L}\p{N}]|\.\d)/u.test(text.slice(end, end + 2))
  );
}

/** Escapes that may stand for a plain letter or digit, which hardly anybody escapes. */
const escapedLetter = /\\u00(?:3\d|[46][1-9a-f]|[57][0-9a])|%(?:25){0,3}(?:3\d|[46][1-9a-f]|[57][0-9a])|&#/i;

/** Whether a plain search for letters and digits may miss some of the text. */
export function escapesLetters(text: string): boolean {
  return escapedLetter.test(text);
}

/** The longest run of plain letters and digits in a value: a text without it, and without such escapes, lacks the value. */
export function anchorOf(value: string): string {
  return (value.match(/[A-Za-z0-9]+/g) ?? []).reduce(
    (longest, run) => (run.length > longest.length ? run : longest),
    '',
  );
}

export interface Spelling {
  /** Only as a whole word or number. */
  word: boolean;
  /** In either case, with blanks or dashes anywhere inside. */
  grouped: boolean;
}

/** Pattern that finds a text however it is escaped. */
export function spellings(text: string, { word, grouped }: Spelling): RegExp {
  const body = [...text].map(character).join(grouped ? '(?:[ -]|%20|\\+)?' : '');
  return new RegExp(word ? `${wordStart}${body}${wordEnd}` : body, grouped ? 'giu' : 'gu');
}

/** Pattern that finds a grouped value in a text without escapes: far simpler, for many values are looked for only once. */
export function plainSpellings(text: string): RegExp {
  return new RegExp([...text].map(literalPattern).join('[ -]?'), 'giu');
}

/** The parts of a text's Base64 that do not depend on what stands before and behind it, for the three ways it can lie. */
export function base64Cores(text: string): string[] {
  const bytes = Buffer.from(text);
  const cores = [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const start = offset === 0 ? 0 : offset + 1;
    const core = encoded.slice(start, (offset + bytes.length) % 3 === 0 ? encoded.length : -1);
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [...new Set(cores)].filter((core) => core.length >= 8);
}

/**
 * Where a beginning of `value`, of at least `least` characters, stands at the very end of `text`: what is left when
 * somebody cut the text inside the value. `undefined` where there is none.
 */
export function cutStart(text: string, value: string, least: number, grouped: boolean): number | undefined {
  const end = text.endsWith('…') ? text.length - 1 : text.length;
  if (!grouped && !text.slice(-value.length - 1).includes(value.slice(0, least))) return undefined;
  const same = (a: string, b: string): boolean => (grouped ? a.toUpperCase() === b : a === b);
  for (let length = Math.min(value.length - 1, end); length >= least; length -= 1) {
    let at = end - 1;
    let index = length - 1;
    while (index >= 0 && at >= 0) {
      const seen = text.charAt(at);
      if (same(seen, value.charAt(index))) index -= 1;
      else if (!grouped || !/[ -]/.test(seen)) break;
      at -= 1;
    }
    if (index < 0) return at + 1;
  }
  return undefined;
}
