/** The contract that a gate was passed with, so that a change under an unchanged version name is found. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { indexFile } from '../../contracts/model/load.js';
import { isName } from '../../contracts/model/name.js';
import type { Contract } from '../../contracts/model/types.js';
import { UsageError } from '../../engine/config.js';
import { readText, writeWhole } from '../../engine/files.js';

/** What `contract.lock` holds: a whole contract, and the hash that it had. */
interface Lock {
  lock: 1;
  version: string;
  hash: string;
  document: unknown;
  facts: unknown;
}

/** Writes what a gate was passed with. */
export function writeLock(file: string, { version, hash, document, facts }: Contract): void {
  const lock: Lock = { lock: 1, version, hash, document, facts };
  writeWhole(file, `${JSON.stringify(lock)}\n`);
}

/** Whether a name is that of a lock: a file whose name ends so. */
export function isLock(name: string): boolean {
  return name.endsWith('.lock') && (statSync(name, { throwIfNoEntry: false })?.isFile() ?? false);
}

/**
 * Lays the contract of a lock out as a folder that contracts are loaded from.
 * @throws UsageError where the file is no lock
 */
export function unpackLock(file: string, folder: string): { version: string; folder: string } {
  let lock: Partial<Lock>;
  try {
    lock = JSON.parse(readText(file, '--from', 'a contract.lock that a passed gate wrote')) as Partial<Lock>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(`--from ${file}: no JSON; a passed gate writes contract.lock anew`);
  }
  const { version, document, facts } = lock;
  if (lock.lock !== 1 || !isName(version) || !document || !facts)
    throw new UsageError(`--from ${file}: not what a passed gate writes; pass a gate to write contract.lock anew`);
  writeWhole(path.join(folder, version, indexFile), JSON.stringify({ document, facts }));
  return { version, folder };
}
