import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ContractError, loadContract } from '../../contracts/model/load.js';
import type { RunLine } from '../../engine/record/format.js';
import { scanRecord } from '../../engine/record/reader.js';
import { LineOfRun, type LineOptions } from '../../reports/history/line-of-run.js';
import type { HistoryLine } from '../../reports/history/line.js';
import { contractsBeside } from '../contracts.js';

/** Hash of the document that a run was held to; nothing where it is not at hand any more as it was. */
function documentOf(record: string, { apiVersion, contractHash }: RunLine): LineOptions {
  const folders = contractsBeside(record);
  const file = folders.map((folder) => path.join(folder, apiVersion, 'openapi.yaml')).find((one) => existsSync(one));
  if (file === undefined) return {};
  try {
    if (loadContract(apiVersion, folders).hash !== contractHash) return {};
  } catch (error) {
    if (error instanceof ContractError) return {};
    throw error;
  }
  return { documentHash: createHash('sha256').update(readFileSync(file)).digest('hex') };
}

/**
 * The line of a history that a record comes to.
 * @throws RecordError when it is no record
 */
export async function lineOfRecord(record: string, options: LineOptions = {}): Promise<HistoryLine> {
  let line: LineOfRun | undefined;
  const begin = (run: RunLine): LineOfRun => new LineOfRun(run, { ...documentOf(record, run), ...options });
  const frame = await scanRecord(record, (entry, run) => {
    line ??= begin(run);
    line.add(entry);
  });
  return (line ?? begin(frame.run)).finish(frame);
}
