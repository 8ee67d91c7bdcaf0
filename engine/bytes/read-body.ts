import { decodeText } from './charset.js';
import { decodeContent } from './content-encoding.js';
import { jsonProblems } from './json-problems.js';
import { usualLimits, type BodyLimits, type ByteProblem } from './problem.js';

/** How a body is to be read. */
export interface Reading {
  limits?: BodyLimits;
  /** Whether it should be JSON; what its Content-Type says where this is left out. */
  isJson?: boolean;
}

/** A body as text, and what was wrong with it as bytes. */
export interface ReadBody {
  /** Unpacked and decoded as far as possible, without a byte order mark. */
  text: string;
  problems: ByteProblem[];
}

/** Headers by lower-case name. */
type Headers = Readonly<Record<string, string | undefined>>;

/** Whether a Content-Type is one of JSON: `application/json`, `text/json`, or a type that ends in `+json`; a stream is many texts. */
export function isJsonType(contentType: string | undefined): boolean {
  return /^\s*(?:(?:application|text)\/json|(?!application\/stream\+json)[\w.+-]+\/[\w.+-]+\+json)\s*(?:;|$)/i.test(
    contentType ?? '',
  );
}

/**
 * The text of a body as it came: unpacked by Content-Encoding, decoded by charset. Answers and deliveries alike; cheap for
 * plain UTF-8. Never throws, and never holds more than `maxBytes` of what it unpacks.
 */
export function readBody(
  bytes: Uint8Array,
  headers: Headers,
  { limits = usualLimits, isJson }: Reading = {},
): ReadBody {
  const contentType = headers['content-type'];
  const content = decodeContent(bytes, headers['content-encoding'], limits.maxBytes);
  const { text, problems } = decodeText(content.bytes, contentType, isJson ?? isJsonType(contentType));
  // Of what could not be unpacked the characters say nothing.
  return content.problem ? { text, problems: [content.problem] } : { text, problems };
}

/**
 * Everything that is wrong with a body as bytes: its declared length, its packing, its characters, and where it should be
 * JSON its text (see `jsonProblems`). An empty body has no problem but its length: whether there has to be one, others judge.
 */
export function bodyProblems(bytes: Uint8Array, headers: Headers, reading: Reading = {}): ByteProblem[] {
  const { isJson = isJsonType(headers['content-type']), limits = usualLimits } = reading;
  const length = lengthProblem(bytes, headers);
  if (length || bytes.length === 0) return length ? [length] : [];
  const { text, problems } = readBody(bytes, headers, { limits, isJson });
  const unread = problems.some(({ kind }) => kind.startsWith('encoding') || kind === 'too-large');
  return isJson && !unread ? [...problems, ...jsonProblems(text, limits.maxDepth)] : problems;
}

function lengthProblem(bytes: Uint8Array, headers: Headers): ByteProblem | undefined {
  const declared = headers['content-length'];
  if (declared === undefined || headers['transfer-encoding'] !== undefined || !/^\d+$/.test(declared)) return undefined;
  if (Number(declared) === bytes.length) return undefined;
  const message = `Content-Length declares ${declared} bytes, and ${bytes.length} came`;
  return { kind: 'length', message, expected: `${declared} bytes` };
}
