import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { packagedContracts } from '../contracts/model/load.js';
import { versionsOf } from '../contracts/model/versions.js';
import { UsageError } from '../engine/config.js';

/**
 * Folders to look for contracts in: the project's own first.
 * @param whose what named the folder, for the message
 * @throws UsageError when it is named and is none: the packaged contract would be judged by in its place
 */
export function contractFolders(own: string | undefined, whose = '--contracts'): string[] {
  if (own === undefined) return [packagedContracts];
  if (!statSync(own, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`${whose} ${own}: ${existsSync(own) ? 'no folder' : 'no such folder'}`);
  return [path.resolve(own), packagedContracts];
}

/** Where the folder of a run keeps a contract that is in no other place. */
export function ownContracts(runFolder: string): string {
  return path.join(runFolder, 'contracts');
}

/** Folders to look for the contract of a record in: what lies beside it first. */
export function contractsBeside(record: string): string[] {
  const own = ownContracts(path.dirname(record));
  return existsSync(own) ? [own, packagedContracts] : [packagedContracts];
}

/** The named version, or all that the folders have: in the order of the editions as far as the contracts tell it. */
export function versionsIn(folders: readonly string[], named: string | undefined): string[] {
  return named === undefined ? versionsOf(folders) : [named];
}
