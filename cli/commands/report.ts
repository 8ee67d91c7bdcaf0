import { statSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { loadContract } from '../../contracts/model/load.js';
import { readRecord, type RunRecord } from '../../engine/record/reader.js';
import { summarise } from '../../engine/record/summary.js';
import { reportContract } from '../../reports/html/from-contract.js';
import { renderHtmlReport } from '../../reports/html/report.js';
import { writeWhole } from '../files.js';
import { renderSummary } from '../terminal.js';
import { defectsOf } from './lint.js';

/** Writes the HTML report of a record beside it and gives its path. */
export function writeReport(record: RunRecord, file: string, folders?: readonly string[]): string {
  const contract = loadContract(record.run.apiVersion, folders);
  writeWhole(file, renderHtmlReport(record, reportContract(contract, defectsOf(contract))));
  return file;
}

function recordFile(place: string): string {
  const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder ? path.join(place, 'record.ndjson') : place;
}

export const reportCommand = new Command('report')
  .description('rebuild the HTML report from a record; it needs neither target nor sink')
  .argument('<record>', 'record.ndjson of a run, or the folder of the run')
  .option('--output <file>', 'where the report goes; default: report.html beside the record')
  .action(async (place: string, options: { output?: string }) => {
    const file = recordFile(place);
    const record = await readRecord(file);
    const report = writeReport(record, options.output ?? path.join(path.dirname(file), 'report.html'));
    console.log(renderSummary(record, summarise(record)));
    console.log(`report    ${path.resolve(report)}`);
  });
