import { isUtf8 } from 'node:buffer';
import type { ByteProblem } from './problem.js';

type Decoder = InstanceType<typeof TextDecoder>;

/** A body as text, and what was wrong with its characters. */
export interface DecodedText {
  text: string;
  problems: ByteProblem[];
}

const charsetParameter = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;]+))/i;

/** The charset that a Content-Type declares, lower case; `undefined` where it declares none. */
function declaredCharset(contentType: string | undefined): string | undefined {
  const [, quoted, bare] = charsetParameter.exec(contentType ?? '') ?? [];
  return (quoted ?? bare)?.trim().toLowerCase();
}

const marks: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Decodes a body by the charset of its label, by UTF-8 where it names none. JSON is UTF-8 without a byte order mark
 * whatever the label says (RFC 8259, 8.1), and its label may name no other charset once that matters.
 */
export function decodeText(bytes: Uint8Array, contentType: string | undefined, isJson: boolean): DecodedText {
  const declared = declaredCharset(contentType);
  const [mark] = marks.find(([, start]) => start.every((byte, index) => bytes[index] === byte)) ?? [];
  const decoder = declared === undefined ? undefined : decoderOf(declared);
  const right = isJson && isUtf8(bytes) ? undefined : decoder;
  const text = ((mark === undefined ? right : decoderOf(mark)) ?? new TextDecoder()).decode(bytes);
  const problems: ByteProblem[] = [];
  if (isJson) {
    if (mark !== undefined) problems.push(markProblem(mark));
    if (mark?.startsWith('utf-16') !== true) problems.push(...jsonCharset(bytes, declared, decoder));
  } else if (declared !== undefined && decoder && bytes.length > 0 && !decodes(bytes, decoder.encoding))
    problems.push(charset(`the body is labelled ${decoder.encoding} and is none`, `bytes of ${decoder.encoding}`));
  return { text, problems };
}

/** Charsets of four bytes a character, which nothing here decodes. */
const fourBytes = /^(?:utf-?32|ucs-?4)/;

/** Whether a charset reads something else in bytes of ASCII. */
function isReadOtherwise(bytes: Uint8Array, declared: string, decoder: Decoder | undefined): boolean {
  return decoder ? decoder.decode(bytes) !== new TextDecoder().decode(bytes) : fourBytes.test(declared);
}

function jsonCharset(bytes: Uint8Array, declared: string | undefined, decoder: Decoder | undefined): ByteProblem[] {
  const expected = 'UTF-8';
  if (!isUtf8(bytes))
    return [
      charset(`the bytes of the body are no UTF-8${declared ? `, labelled ${shownLabel(declared)}` : ''}`, expected),
    ];
  if (declared === undefined || decoder?.encoding === 'utf-8') return [];
  // What ASCII writes in one byte most charsets write so too; a reader that believes in a wider one reads something else.
  if (bytes.every((byte) => byte < 0x80) && !isReadOtherwise(bytes, declared, decoder)) return [];
  return [charset(`the body is UTF-8 and is labelled ${shownLabel(declared)}`, expected)];
}

/** A label comes from the other side: odd ones are not repeated. */
function shownLabel(label: string): string {
  return /^[\w.:-]{1,40}$/.test(label) ? label : 'with an unreadable charset';
}

function markProblem(mark: string): ByteProblem {
  return {
    kind: 'byte-order-mark',
    message: `the body begins with the byte order mark of ${mark.toUpperCase()}`,
    pointer: '',
    expected: 'JSON in UTF-8 without a byte order mark',
  };
}

function charset(message: string, expected: string): ByteProblem {
  return { kind: 'charset', message, expected };
}

function decoderOf(label: string): Decoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

function decodes(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
