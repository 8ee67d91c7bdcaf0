import { closeSync, cpSync, existsSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { loadConfig, UsageError } from '../../engine/config.js';
import { asFileUsage, makeFolder, unmakeFolders } from '../../engine/files.js';
import type { LessonLine, RunLine } from '../../engine/record/format.js';
import { mergeRecords, type Merged } from '../../engine/record/merge.js';
import { html } from '../../reports/reporters/html.js';
import { contractOfRecord } from '../../runner/contract.js';
import { ownContracts } from '../../runner/contracts.js';
import { lessonsOf } from '../../runner/lessons.js';
import { recordFile, writeReports, writtenLines } from '../../runner/reports.js';
import { renderSummary } from '../terminal.js';

/** Writes a file line by line, under another name until it is whole. */
async function writeLines<Produced>(
  file: string,
  produce: (write: (line: string) => void) => Promise<Produced>,
): Promise<Produced> {
  const part = `${file}.${process.pid}.part`;
  const descriptor = openSync(part, 'w', 0o600);
  let produced: Produced;
  try {
    produced = await produce((line) => writeSync(descriptor, `${line}\n`));
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
  renameSync(part, file);
  return produced;
}

/** What the shards taught together; nothing where their contract is not at hand any more. */
async function taughtBy(records: readonly string[], run: RunLine): Promise<LessonLine[]> {
  const chosen = contractOfRecord(await loadConfig(process.cwd()), path.dirname(records[0] ?? ''), run.apiVersion);
  if (chosen.contract.hash === run.contractHash) return lessonsOf(records, chosen, run);
  console.error(
    `lessons   none: the contract of version ${run.apiVersion} is not the one that the shards were judged by`,
  );
  return [];
}

/** Joins the records of shards, and reports the whole. */
export async function merge(places: string[], { output }: { output: string }): Promise<void> {
  const record = path.resolve(output, 'record.ndjson');
  if (existsSync(record)) throw new UsageError(`--output ${output}: there is a record already; name another folder`);
  const records = places.map(recordFile);
  let merged: Merged;
  let made: string[] = [];
  try {
    made = makeFolder(path.resolve(output), 0o700);
    merged = await writeLines(record, (write) => mergeRecords(records, write, (run, files) => taughtBy(files, run)));
  } catch (error) {
    unmakeFolders(made);
    throw asFileUsage(error, `--output ${output}`, 'could not be written');
  }
  for (const { file, shard, insteadOf } of merged.leftOut)
    console.error(`left out  ${file}: shard ${shard} was cut short there and carried out again, see ${insteadOf}`);
  const own = ownContracts(path.dirname(merged.files[0] ?? ''));
  if (existsSync(own)) cpSync(own, ownContracts(output), { recursive: true });
  const reported = await writeReports(record, { folder: output, reporters: [html] });
  console.log(renderSummary(reported));
  console.log(`record    ${record}\n${writtenLines(reported)}`);
  process.exitCode = reported.totals.exitCode;
}
