import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { bytesInWords, type ByteProblem } from './problem.js';

interface Bounded {
  maxOutputLength: number;
  /** Gives what there is of a stream that ends early. */
  finishFlush?: number;
}

/** Ways to unpack, by the name in Content-Encoding (RFC 9110, 8.4.1). */
const unpackers: Readonly<Record<string, readonly ((bytes: Uint8Array, options: Bounded) => Buffer)[]>> = {
  gzip: [gunzipSync],
  'x-gzip': [gunzipSync],
  // Some servers leave the zlib wrapper out, and every browser reads it.
  deflate: [inflateSync, inflateRawSync],
  br: [
    (bytes, { maxOutputLength, finishFlush }) =>
      brotliDecompressSync(bytes, {
        maxOutputLength,
        ...(finishFlush === undefined ? {} : { finishFlush: constants.BROTLI_OPERATION_FLUSH }),
      }),
  ],
};

/** The codings that `decodeContent` unpacks, as Accept-Encoding names them. */
export const acceptedCodings = 'gzip, deflate, br';

/** A body without its content codings, and what was wrong with them. */
export interface DecodedContent {
  bytes: Uint8Array;
  problem?: ByteProblem;
}

/**
 * Unpacks a body as its Content-Encoding says. What cannot be unpacked stays packed; what is cut off gives its beginning;
 * what becomes larger than `maxBytes` gives nothing. Never holds more than that.
 */
export function decodeContent(bytes: Uint8Array, header: string | undefined, maxBytes: number): DecodedContent {
  const codings = (header ?? '')
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
  let now = bytes;
  if (now.length === 0) return { bytes: now };
  for (const coding of codings.reverse()) {
    const decoded = unpacked(now, coding, maxBytes);
    if (decoded.problem) return decoded;
    now = decoded.bytes;
  }
  return { bytes: now };
}

function unpacked(bytes: Uint8Array, coding: string, maxBytes: number): DecodedContent {
  const ways = Object.hasOwn(unpackers, coding) ? unpackers[coding] : undefined;
  if (!ways) {
    const message = 'the body is packed in a way that nobody asked for (Content-Encoding)';
    return { bytes, problem: { kind: 'encoding-unknown', message, expected: `one of ${acceptedCodings}` } };
  }
  let failure: string | undefined;
  for (const unpack of ways)
    try {
      return { bytes: unpack(bytes, { maxOutputLength: maxBytes }) };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ERR_BUFFER_TOO_LARGE') return tooLarge(bytes.length, coding, maxBytes);
      failure ??= code;
    }
  for (const unpack of ways)
    try {
      const beginning = unpack(bytes, { maxOutputLength: maxBytes, finishFlush: constants.Z_SYNC_FLUSH });
      return { bytes: beginning, problem: broken(`the ${coding} stream of the body ends before it is whole`) };
    } catch {
      // It is not cut off but no such stream at all.
    }
  return {
    bytes,
    problem: broken(`the body is labelled ${coding} and is no such stream (${failure ?? 'unreadable'})`),
  };
}

function broken(message: string): ByteProblem {
  return { kind: 'encoding-broken', message, expected: 'a body packed as Content-Encoding says' };
}

function tooLarge(packed: number, coding: string, maxBytes: number): DecodedContent {
  const most = bytesInWords(maxBytes);
  const message = `${bytesInWords(packed)} of ${coding} become more than ${most}; the body was not read`;
  return { bytes: new Uint8Array(), problem: { kind: 'too-large', message, expected: `at most ${most}` } };
}
