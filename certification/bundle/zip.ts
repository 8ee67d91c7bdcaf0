import { unzipSync, zipSync, type Zippable } from 'fflate';
import { CertificationInputError } from '../bad-input.js';
import type { BundleFiles } from './files.js';

/** So much a bundle may hold: far more than any certification writes. */
export const mostBytes = 64 * 1024 * 1024;
const mostFiles = 200;

/** Zip knows no time zone; this is the first moment that it can tell. */
const moment = new Date(1980, 0, 1);

/** The bundle as a zip: equal files give equal bytes. Nothing is compressed, so that no version of a compressor matters. */
export function zipOf(files: BundleFiles): Uint8Array {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const entries: Zippable = Object.fromEntries(
    sorted.map(([path, bytes]) => [path, [bytes, { mtime: moment, level: 0 }]]),
  );
  return zipSync(entries, { level: 0, mtime: moment });
}

/** Whether a path stays within the bundle, and is one that a bundle has. */
export function isBundlePath(path: string): boolean {
  return /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)?[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(path) && path.length <= 100;
}

/**
 * The files of a zip. Only such as `zipOf` writes are read: others can hide things between their parts, grow without bound, or lead
 * out of their folder.
 * @throws CertificationInputError for any other
 */
export function unzip(bytes: Uint8Array, name: string): BundleFiles {
  const refuse = (why: string): CertificationInputError =>
    new CertificationInputError(`${name}: ${why}; unpack it yourself and check the folder, or ask for another copy`);
  if (bytes.byteLength > mostBytes) throw refuse(`has more than ${mostBytes} bytes`);
  let problem: string | undefined;
  let entries: Record<string, Uint8Array> = {};
  try {
    let count = 0;
    entries = unzipSync(bytes, {
      filter({ name: path, compression, originalSize, size }) {
        count += 1;
        if (!isBundlePath(path)) problem ??= 'has a file whose path does not belong in a bundle';
        else if (compression !== 0 || originalSize !== size)
          problem ??= 'has compressed files, which bundles do not have';
        else if (count > mostFiles) problem ??= `has more than ${mostFiles} files`;
        return problem === undefined;
      },
    });
  } catch {
    throw refuse('is no zip');
  }
  if (problem !== undefined) throw refuse(problem);
  const files = new Map(Object.entries(entries));
  if (!Buffer.from(zipOf(files)).equals(bytes)) throw refuse('is not as a bundle is packed');
  return files;
}
