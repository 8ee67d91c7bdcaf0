import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import { indexFile, packagedContracts } from '../../contracts/model/load.js';

/** Whether a folder has a contract of a version already, or pages for one. */
function hasOwn(version: string, folder: string): boolean {
  return existsSync(path.join(folder, version, indexFile)) || existsSync(path.join(folder, version, 'payloads'));
}

/** The folder whose pages count: a folder without any takes over those of the packaged contract. */
export function withOwnPayloads(version: string, folder: string): string {
  return hasOwn(version, folder) ? folder : packagedContracts;
}

/** Copies the packaged pages of a version into a folder that has no contract of it yet, so that what they show stays. */
export function copyPayloads(version: string, folder: string): void {
  const payloads = path.join(packagedContracts, version, 'payloads');
  if (!hasOwn(version, folder) && existsSync(payloads))
    cpSync(payloads, path.join(folder, version, 'payloads'), { recursive: true, force: false });
}
