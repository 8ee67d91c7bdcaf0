import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../engine/config.js';
import { makeFolder, unmakeFolders } from '../engine/files.js';

/** The folder of a run, found writable before anything is started. */
export interface RunFolder {
  /** Takes it away where the run could not begin. */
  giveUp(): void;
}

/**
 * Makes the folder of a run and begins its record.
 * @throws UsageError when nothing can be written there
 */
export function reserveRunFolder(folder: string): RunFolder {
  let made: string[] = [];
  try {
    made = makeFolder(folder, 0o700);
    writeFileSync(path.join(folder, 'record.ndjson'), '', { flag: 'a', mode: 0o600 });
  } catch (error) {
    unmakeFolders(made);
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `--report-dir ${path.dirname(folder)}: cannot be written (${code ?? message}); name a folder that you may write to`,
    );
  }
  return {
    giveUp() {
      rmSync(folder, { recursive: true, force: true });
      // Another run may have put its own folder beside it meanwhile.
      unmakeFolders(made.filter((one) => one !== folder));
    },
  };
}
