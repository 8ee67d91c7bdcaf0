import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../engine/config.js';
import { readText, writeWhole } from '../engine/files.js';

/** Repetitions of a version's cases at its target, kept until the target has moved on. */
export interface Recorded {
  format: 1;
  apiVersion: string;
  contractHash: string;
  target: string;
  simulated: boolean;
  seed: number;
  /** Ids of operations, suites and phases that were chosen; absent: all. */
  operations?: readonly string[];
  suites?: readonly string[];
  phases?: readonly string[];
  /** Files of the records, beside this one or below. */
  records: readonly string[];
}

/** Name of the file in the folder that `gate record` writes. */
const recordedFile = 'gate-record.json';

/** Writes what was recorded; paths of records are kept relative, so that the folder can be moved. */
export function writeRecorded(folder: string, recorded: Recorded): string {
  const file = path.join(folder, recordedFile);
  const records = recorded.records.map((record) => path.relative(folder, record));
  writeWhole(file, `${JSON.stringify({ ...recorded, records }, null, 2)}\n`);
  return file;
}

function isFolder(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The file that a name means, where it means what `gate record` wrote: the file, or its folder. */
export function recordedAt(name: string): string | undefined {
  const file = isFolder(name) ? path.join(name, recordedFile) : name;
  return path.basename(file) === recordedFile && existsSync(file) ? file : undefined;
}

/** @throws UsageError where a name means a folder in which nothing was recorded to its end */
export function assertNoUnfinished(name: string): void {
  if (!isFolder(name) || recordedAt(name) !== undefined) return;
  throw new UsageError(
    `--from ${name}: a folder without ${recordedFile}; where \`gate record\` was interrupted, record again`,
  );
}

/** @throws UsageError where the file is none that `gate record` wrote, or its records are gone */
export function readRecorded(file: string): Recorded {
  let value: Partial<Recorded>;
  try {
    value = JSON.parse(readText(file, '--from', 'what `gate record` wrote')) as Partial<Recorded>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(`--from ${file}: no JSON; name the folder that \`gate record\` wrote`);
  }
  if (
    value.format !== 1 ||
    typeof value.apiVersion !== 'string' ||
    !Array.isArray(value.records) ||
    value.records.length < 2
  )
    throw new UsageError(`--from ${file}: not what \`gate record\` writes in format 1; record the old version again`);
  const records = value.records.map((record) => path.resolve(path.dirname(file), String(record)));
  const missing = records.find((record) => !existsSync(record));
  if (missing !== undefined)
    throw new UsageError(`--from ${file}: its record ${missing} is gone; record the old version again`);
  return { ...(value as Recorded), records };
}
