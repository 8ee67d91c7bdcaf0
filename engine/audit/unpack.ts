import { gunzipSync, inflateRawSync } from 'node:zlib';
import { unzipSync } from 'fflate';

/** A stretch of an artefact as it is without packing. */
export interface Part {
  /** Where in the file: the entries of archives that lead there. */
  inside: readonly string[];
  bytes: Uint8Array;
}

/** Archives in archives are opened so deep. */
const deepest = 4;

/** What shorter runs of Base64 show is looked for in them as they are. */
const shortestRun = 40;

/** Shorter ones are not inflated: so little says no more when it is deflated. */
const shortestDeflated = 96;

const isBase64 = Uint8Array.from({ length: 256 }, (_, byte) => Number(/[A-Za-z0-9+/]/.test(String.fromCharCode(byte))));

/** Long runs of Base64. Every one of them has a byte at a multiple of the shortest length, so that few bytes are looked at. */
function* packedTexts(bytes: Uint8Array): Generator<string> {
  for (let at = shortestRun - 1; at < bytes.length; at += shortestRun) {
    let [start, end] = [at, at];
    while (start > 0 && isBase64[bytes[start - 1] as number] === 1) start -= 1;
    while (end < bytes.length && isBase64[bytes[end] as number] === 1) end += 1;
    if (end - start >= shortestRun)
      yield Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
    at = Math.max(at, end - (end % shortestRun));
  }
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);
const isGzip = (bytes: Uint8Array): boolean => startsWith(bytes, [0x1f, 0x8b]);

/** Whether bytes are packed: what they hold can be told of them as a whole alone. */
export function isArchive(bytes: Uint8Array): boolean {
  return isZip(bytes) || isGzip(bytes);
}

/** The entries of an archive; none where it only begins like one. */
function entriesOf(bytes: Uint8Array): [name: string, bytes: Uint8Array][] {
  try {
    if (isZip(bytes)) return Object.entries(unzipSync(bytes));
    if (isGzip(bytes)) return [['gzip', gunzipSync(bytes)]];
  } catch {
    // Its bytes are looked at as they are.
  }
  return [];
}

/** What a run of Base64 stands for; inflated where it is deflated, as the report page packs its data. */
function decoded(run: string): Uint8Array {
  const bytes = Buffer.from(run, 'base64');
  if (run.length < shortestDeflated) return bytes;
  try {
    const inflated = inflateRawSync(bytes);
    return inflated.length > 0 ? inflated : bytes;
  } catch {
    return bytes;
  }
}

/** Bytes, and all that is packed in them: archives with the names of their entries, and data in Base64. */
export function* partsOf(bytes: Uint8Array, inside: readonly string[] = []): Generator<Part> {
  yield { inside, bytes };
  if (inside.length >= deepest) return;
  const entries = entriesOf(bytes);
  for (const [name, entry] of entries) {
    yield { inside: [...inside, 'name of an entry'], bytes: Buffer.from(name) };
    yield* partsOf(entry, [...inside, name]);
  }
  if (entries.length > 0) return;
  for (const run of packedTexts(bytes)) yield* partsOf(decoded(run), [...inside, 'packed data']);
}
