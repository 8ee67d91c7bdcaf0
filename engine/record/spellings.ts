/** Named HTML references of the characters that HTML escapes. */
const htmlNames: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/** Letters of JSON's short escapes. */
const jsonLetters: Record<string, string> = { '\n': 'n', '\r': 'r', '\t': 't', '\b': 'b', '\f': 'f' };

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** A hexadecimal number of at least `digits` digits, in either case. */
function hex(value: number, digits: number): string {
  const text = value.toString(16).padStart(digits, '0');
  return text.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/** Pattern of one character as JSON (nested to any depth), URLs, forms and HTML may write it. */
function character(value: string): string {
  const code = value.codePointAt(0) ?? 0;
  const units = Array.from({ length: value.length }, (_, index) => `\\\\+u${hex(value.charCodeAt(index), 4)}`);
  const bytes = [...Buffer.from(value)].map((byte) => `%(?:25)*${hex(byte, 2)}`);
  const forms = [units.join(''), bytes.join(''), `&#(?:0*${code}|[xX]0*${hex(code, 1)});`];
  if (value in htmlNames) forms.push(`&${htmlNames[value]};`);
  if (value in jsonLetters) forms.push(`\\\\+${jsonLetters[value]}`);
  if (value === '"' || value === '/') forms.push(`\\\\+${literal(value)}`);
  if (value === ' ') forms.push('\\+');
  forms.push(value === '\\' ? '\\\\+' : literal(value));
  return `(?:${forms.join('|')})`;
}

/** Not inside a longer word or number. Behind an escape a word begins, whatever the escape ends with. */
const wordStart = '(?:(?<![\\p{L}\\p{N}]|\\d\\.)|(?<=%[0-9a-fA-F]{2}|\\\\[nrtbf]|\\\\u[0-9a-fA-F]{4}))';
const wordEnd = '(?![\\p{L}\\p{N}]|\\.\\d)';

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
