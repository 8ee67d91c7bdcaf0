import { isLosslessNumber } from 'lossless-json';
import { losslessBody } from '../json-body.js';

/** A named value in a text, and where the value stands. */
export interface Pair {
  name: string;
  value: string;
  /** A text; otherwise a JSON number. */
  quoted: boolean;
  start: number;
  end: number;
  /** The text ends before the value does. */
  cut: boolean;
}

const number = '-?\\d[\\d.eE+-]*';
/** A member of JSON: `"name": "value"` or `"name": 1`. */
const member = new RegExp(
  `"([^"\\\\]{1,64})"\\s*:\\s*(?:"([^"\\\\]*(?:\\\\[^][^"\\\\]*)*)("|\\\\?$)|(${number}))`,
  'g',
);
/** The same inside a string of JSON, at any depth: every quote has the same number of backslashes. */
const nestedMember = new RegExp(
  `(?<!\\\\)(\\\\+)"([^"\\\\]{1,64})\\1"\\s*:\\s*(?:\\1"([^]*?)((?<!\\\\)\\1"|$)|(${number}))`,
  'g',
);
/** A parameter of a URL, a form or a header: `name=value`. */
const parameter = /(?<![\w%.-])([A-Za-z][\w.-]{0,63})=(?:"([^"]*)"|([^&\s"'<>;,#\\‹›]+))/g;

function unescaped(text: string, depth: number): string {
  if (!text.includes('\\')) return text;
  let value = text;
  for (let level = 0; level < depth; level += 1)
    try {
      value = JSON.parse(`"${value}"`) as string;
    } catch {
      return value;
    }
  return value;
}

function decoded(text: string): string {
  if (!/[%+]/.test(text)) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** Where something ends that a pattern has found at its end, but for what stands behind it. */
function endOf({ index, 0: found }: RegExpExecArray, behind = ''): number {
  return index + found.length - behind.length;
}

function findMembers(text: string, found: Pair[]): void {
  for (const match of text.matchAll(member)) {
    const [, name = '', value, close, digits = ''] = match;
    const written = value ?? digits;
    const end = endOf(match, close);
    found.push({
      name,
      value: value === undefined ? digits : unescaped(value, 1),
      quoted: value !== undefined,
      start: end - written.length,
      end,
      cut: value !== undefined && close !== '"',
    });
  }
}

function findNestedMembers(text: string, found: Pair[]): void {
  nestedMember.lastIndex = 0;
  for (let match = nestedMember.exec(text); match !== null; match = nestedMember.exec(text)) {
    const [, slashes = '', name = '', value, close, digits = ''] = match;
    const written = value ?? digits;
    const end = endOf(match, close);
    const start = end - written.length;
    found.push({
      name,
      value: value === undefined ? digits : unescaped(value, Math.log2(slashes.length + 1) + 1),
      quoted: value !== undefined,
      start,
      end,
      cut: close === '',
    });
    // A value may itself be JSON with deeper members: the search goes on inside it.
    if (value !== undefined) nestedMember.lastIndex = start;
  }
}

function findParameters(text: string, found: Pair[]): void {
  for (const match of text.matchAll(parameter)) {
    const [, name = '', inQuotes, bare = ''] = match;
    const written = inQuotes ?? bare;
    const end = endOf(match, inQuotes === undefined ? '' : '"');
    found.push({ name, value: decoded(written), quoted: true, start: end - written.length, end, cut: false });
  }
}

/** Every named scalar in a text, whether the text as a whole is JSON or not. */
export function pairsIn(text: string): Pair[] {
  const found: Pair[] = [];
  if (/"\s*:/.test(text)) findMembers(text, found);
  if (text.includes('\\"')) findNestedMembers(text, found);
  if (text.includes('=')) findParameters(text, found);
  return found;
}

/** Segments of the path of a URL without host, decoded; they have no names. */
export function segmentsOf(text: string): { name: string; value: string }[] {
  if (!text.startsWith('/')) return [];
  return (text.split(/[?#]/)[0] ?? '').split('/').map((segment) => ({ name: '', value: decoded(segment) }));
}

/** A text or number of a JSON text: its name (that of the list, for items), and the names of the objects around it. */
export interface NamedScalar {
  name: string;
  value: string;
  quoted: boolean;
  around: readonly string[];
}

function parsed(text: string): unknown {
  // Many texts are no JSON at all: to have parsers say so costs more than to parse.
  if (!/^\s*[[{"\-\dtfn]/.test(text)) return undefined;
  const exact = losslessBody(text);
  if (exact !== undefined) return exact;
  try {
    // Members that are repeated, or a text that is deeper than what is judged.
    return JSON.parse(text);
  } catch {
    // `pairsIn` needs no whole JSON.
    return undefined;
  }
}

/** Every text and number of a JSON text, numbers digit by digit; none where the text is not JSON. */
export function namedScalars(text: string): NamedScalar[] {
  const found: NamedScalar[] = [];
  const visit = (value: unknown, name: string, around: readonly string[]): void => {
    if (typeof value === 'string') found.push({ name, value, quoted: true, around });
    else if (typeof value === 'number') found.push({ name, value: String(value), quoted: false, around });
    else if (isLosslessNumber(value)) found.push({ name, value: value.value, quoted: false, around });
    else if (Array.isArray(value)) for (const item of value) visit(item, name, around);
    else if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value)) visit(item, key, name === '' ? around : [...around, name]);
  };
  visit(parsed(text), '', []);
  return found;
}
