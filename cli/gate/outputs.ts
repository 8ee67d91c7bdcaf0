import { existsSync, statSync } from 'node:fs';
import { UsageError } from '../../engine/config.js';
import { readText } from '../../engine/files.js';
import { openWaivers } from '../../engine/waivers/file.js';

const isFolder = (place: string): boolean => statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;

/**
 * Whether what a gate is to write can be written, as far as that is known before its runs: they take minutes.
 * @throws UsageError where it can't
 */
export function assertOutputs({
  output,
  lock,
  writeWaivers,
}: {
  output?: string;
  lock?: string;
  writeWaivers?: string;
}): void {
  if (output !== undefined && existsSync(output) && !isFolder(output))
    throw new UsageError(`--output ${output}: is a file; name a folder`);
  if (lock !== undefined && (!lock.endsWith('.lock') || isFolder(lock)))
    throw new UsageError(`--lock ${lock}: should be a file whose name ends with .lock, by which --from knows it`);
  if (writeWaivers === undefined || !existsSync(writeWaivers)) return;
  openWaivers(readText(writeWaivers, '--write-waivers', 'a file for drafts of waivers'), writeWaivers);
}
