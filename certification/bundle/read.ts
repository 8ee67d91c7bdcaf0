import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { CertificationInputError } from '../bad-input.js';
import type { BundleFiles } from './files.js';
import { isBundlePath, mostBytes, unzip } from './zip.js';

/**
 * The files of a bundle, a folder or a zip.
 * @param ignored files of the folder that are no part of it, such as a key that was saved beside it
 * @throws CertificationInputError where it is none; errors of the file system as they are
 */
export function readBundle(place: string, ignored: readonly string[] = []): BundleFiles {
  const stat = statSync(place);
  if (stat.isDirectory()) return readFolder(place, ignored);
  if (!stat.isFile()) throw new CertificationInputError(`${place}: neither a folder nor a zip`);
  if (stat.size > mostBytes) throw new CertificationInputError(`${place}: has more than ${mostBytes} bytes`);
  return unzip(readFileSync(place), place);
}

function readFolder(folder: string, ignored: readonly string[]): BundleFiles {
  const files = new Map<string, Uint8Array>();
  let total = 0;
  const walk = (below: string, depth: number): void => {
    for (const name of readdirSync(path.join(folder, below))) {
      const own = below === '' ? name : `${below}/${name}`;
      const place = path.join(folder, own);
      if (ignored.includes(path.resolve(place))) continue;
      const stat = lstatSync(place);
      if (stat.isDirectory() && depth === 0) walk(own, 1);
      else if (!stat.isFile() || !isBundlePath(own))
        throw new CertificationInputError(`${place}: does not belong in a bundle`);
      else {
        total += stat.size;
        if (total > mostBytes) throw new CertificationInputError(`${folder}: has more than ${mostBytes} bytes`);
        files.set(own, readFileSync(place));
      }
    }
  };
  walk('', 0);
  return files;
}
