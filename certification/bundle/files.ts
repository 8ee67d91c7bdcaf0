import { createHash } from 'node:crypto';
import type { FileHash } from '../certificate/statement.js';

/** The files of a bundle by their path; `/` parts folders. */
export type BundleFiles = ReadonlyMap<string, Uint8Array>;

/** The files that hold the signatures, and so can't be signed themselves. */
export const sealFiles = ['certificate.json', 'certificate.jws'] as const;

/** SHA-256 of bytes in hexadecimal. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The hash of every file, in the order of their paths. */
export function hashesOf(files: BundleFiles): FileHash[] {
  return [...files]
    .map(([path, bytes]) => ({ path, sha256: sha256(bytes) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Pretty JSON with a line feed at its end. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The text of a file of a bundle; empty where there is none. */
export function textIn(files: BundleFiles, path: string): string {
  return Buffer.from(files.get(path) ?? []).toString('utf8');
}
