import path from 'node:path';
import { Command, Option } from 'commander';
import { UsageError } from '../../engine/config.js';
import { groupings, type Grouping } from '../../reports/causes/cause.js';
import type { RunDigest } from '../../reports/digest/digest.js';
import { byVersion } from '../../reports/index/versions.js';
import { reporters } from '../../reports/reporters/index.js';
import { readHistory } from '../../runner/history/file.js';
import { namedIn, repeatable } from '../../runner/option-values.js';
import {
  digestOf,
  handToGithub,
  recordFile,
  reportersOf,
  writeIndex,
  writeReports,
  writtenLines,
  type Reported,
} from '../../runner/reports.js';
import { renderSummary } from '../terminal.js';

interface Options {
  reporter?: string[];
  output?: string;
  baseline?: string;
  groupBy?: Grouping;
  history?: string;
}

const names = reporters.map(({ id, about }) => `  ${id.padEnd(20)} ${about}`).join('\n');

/** A report is written whatever it says; but of a run that did not come to its end nobody may think that all is well. */
function exitCodeOf({ totals, frame }: Reported): number {
  return totals.exitCode === 4 || !frame.end ? 4 : 0;
}

/** The report of one record, beside it unless told otherwise; gives the exit code. */
async function reportOne(file: string, options: Options): Promise<number> {
  const { baseline, groupBy, history } = options;
  const reported = await writeReports(file, {
    folder: options.output ?? path.dirname(file),
    options: {
      ...(baseline !== undefined && { baseline: await digestOf(recordFile(baseline)) }),
      ...(groupBy !== undefined && { groupBy }),
      ...(history !== undefined && { history: readHistory(history).lines }),
    },
    reporters: namedIn(reporters, options.reporter ?? ['html'], '--reporter'),
  });
  console.log(renderSummary(reported));
  console.log(writtenLines(reported));
  handToGithub(reported);
  return exitCodeOf(reported);
}

/**
 * Reports of the latest run of each version, in a folder each, told against the run of that version before it, and an index
 * over them; gives the exit code.
 */
async function reportVersions(
  files: readonly string[],
  { output, reporter, baseline, groupBy }: Options,
): Promise<number> {
  if (output === undefined) throw new UsageError('--output: say which folder the reports of several records go to');
  if (baseline !== undefined)
    throw new UsageError('--baseline: goes with one record; of several, each is told against the one before it');
  const wanted = reportersOf(reporter);
  const digests: { file: string; digest: RunDigest }[] = [];
  for (const file of files) digests.push({ file, digest: await digestOf(file) });
  const versions = byVersion(
    digests.map(({ digest }) => digest),
    (apiVersion) => `${apiVersion}/report.html`,
  );
  const exitCodes: number[] = [];
  for (const { apiVersion, latest, runs } of versions) {
    const before = runs.at(-2);
    const file = digests.find(({ digest }) => digest === latest)?.file ?? '';
    const reported = await writeReports(file, {
      folder: path.join(output, apiVersion),
      reporters: wanted,
      options: { ...(before && { baseline: before }), ...(groupBy !== undefined && { groupBy }) },
    });
    exitCodes.push(exitCodeOf(reported));
    console.log(`${renderSummary({ ...reported, causes: [] })}\n${writtenLines(reported)}\n`);
  }
  console.log(`index     ${writeIndex(output, versions)}`);
  return Math.max(...exitCodes);
}

export const reportCommand = new Command('report')
  .argument('<record...>', 'record.ndjson of a run, or the folder of the run; of several, each version gets a report')
  .option('--reporter <name>', 'a report to write; may be given again; default: html', repeatable)
  .option('--output <folder>', 'where the reports go; default: beside the record')
  .addOption(
    new Option(
      '--group-by <what>',
      'put findings together by what explains them (default), by check or by operation',
    ).choices(groupings),
  )
  .option('--history <file>', 'history.jsonl, for the digest and the badge to tell since when')
  .option('--baseline <record>', 'an earlier run, for the page to tell regressions from what was broken before')
  .addHelpText(
    'after',
    `\nReporters:\n${names}\n\nExit codes: 0 written, 2 usage, 4 written, but a run did not come to its end.`,
  )
  .action(async (places: string[], options: Options) => {
    const files = places.map(recordFile);
    const [only] = files;
    const isOne = only !== undefined && files.length === 1;
    process.exitCode = isOne ? await reportOne(only, options) : await reportVersions(files, options);
  });
