import { statSync } from 'node:fs';
import { asFileUsage } from '../../engine/files.js';
import { isPacked, packRecord } from '../../engine/record/packed.js';
import { scanRecord } from '../../engine/record/reader.js';
import { recordsBelow } from '../reports.js';

/** What packing came to; sizes in bytes. */
export interface Packed {
  records: number;
  before: number;
  after: number;
  /** Records that stay as they are, each with the reason. */
  left: string[];
}

/**
 * Packs the records of runs that ended before a moment; everything that reads records reads them as before.
 * @param runs folder with a folder for each run
 * @param until milliseconds since the epoch
 * @throws UsageError where there is no such folder, or a file cannot be written
 */
export async function packRecords(runs: string, until: number): Promise<Packed> {
  const packed: Packed = { records: 0, before: 0, after: 0, left: [] };
  for (const record of recordsBelow(runs)) {
    if (isPacked(record)) continue;
    const { end } = await scanRecord(record, () => undefined);
    if (!end) packed.left.push(`${record}: its run did not end, or is under way`);
    if (!end || Date.parse(end.at) >= until) continue;
    const { size } = statSync(record);
    const file = await packRecord(record).catch((error: unknown) => {
      throw asFileUsage(error, `history pack ${record}`, 'could not be packed');
    });
    packed.records += 1;
    packed.before += size;
    packed.after += statSync(file).size;
  }
  return packed;
}
