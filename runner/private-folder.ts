import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isAlive } from './is-alive.js';

const prefix = 'conformance-sink-';

/** A folder that nobody but this user may read, and that goes with the process. */
export interface PrivateFolder {
  folder: string;
  forget(): void;
}

/** Removes what processes left behind that were killed before they could do so. */
function removeOrphans(): void {
  for (const name of readdirSync(tmpdir())) {
    const [, owner] = new RegExp(`^${prefix}(\\d+)-`).exec(name) ?? [];
    if (owner !== undefined && !isAlive(Number(owner)))
      try {
        rmSync(path.join(tmpdir(), name), { recursive: true, force: true });
      } catch {
        // It is another user's, who can remove it alone.
      }
  }
}

/** Makes a folder for what a run keeps as it came: the journal of its sink and the ledger of what nobody may see. */
export function privateFolder(): PrivateFolder {
  removeOrphans();
  const folder = mkdtempSync(path.join(tmpdir(), `${prefix}${process.pid}-`));
  const forget = (): void => {
    rmSync(folder, { recursive: true, force: true });
    process.off('exit', forget);
  };
  process.once('exit', forget);
  return { folder, forget };
}
