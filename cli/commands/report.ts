import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { UsageError } from '../../engine/config.js';
import type { RunDigest } from '../../reports/digest/digest.js';
import { renderIndex } from '../../reports/index/index-page.js';
import { byVersion } from '../../reports/index/versions.js';
import { reporters } from '../../reports/reporters/index.js';
import { namedIn, repeatable } from '../options.js';
import { writeWhole } from '../files.js';
import { digestOf, recordFile, writeReports, writtenLines, type Reported } from '../reports.js';
import { renderSummary } from '../terminal.js';

interface Options {
  reporter?: string[];
  output?: string;
}

const names = reporters.map(({ id, about }) => `  ${id.padEnd(20)} ${about}`).join('\n');

/** Hands reports for GitHub to the runner, where this is a step of a workflow. */
function handToGithub({ written }: Reported): void {
  const textOf = (id: string): string => written.find(({ reporter }) => reporter.id === id)?.text ?? '';
  const summaryFile = process.env['GITHUB_STEP_SUMMARY'];
  if (summaryFile) appendFileSync(summaryFile, textOf('github-summary'));
  if (process.env['GITHUB_ACTIONS']) process.stdout.write(textOf('github-annotations'));
}

/** The report of one record, beside it unless told otherwise. */
async function reportOne(file: string, options: Options): Promise<void> {
  const reported = await writeReports(file, {
    folder: options.output ?? path.dirname(file),
    reporters: namedIn(reporters, options.reporter ?? ['html'], '--reporter'),
  });
  console.log(renderSummary(reported));
  console.log(writtenLines(reported));
  handToGithub(reported);
}

/** Reports of the latest run of each version, in a folder each, and an index over them. */
async function reportVersions(files: readonly string[], { output, reporter = ['html'] }: Options): Promise<void> {
  if (output === undefined) throw new UsageError('--output: say which folder the reports of several records go to');
  const wanted = namedIn(reporters, [...reporter, 'html'], '--reporter');
  const digests: { file: string; digest: RunDigest }[] = [];
  for (const file of files) digests.push({ file, digest: await digestOf(file) });
  const versions = byVersion(
    digests.map(({ digest }) => digest),
    (apiVersion) => `${apiVersion}/report.html`,
  );
  for (const { apiVersion, latest } of versions) {
    const file = digests.find(({ digest }) => digest === latest)?.file ?? '';
    const reported = await writeReports(file, { folder: path.join(output, apiVersion), reporters: wanted });
    console.log(`${renderSummary({ ...reported, worst: [] })}\n${writtenLines(reported)}\n`);
  }
  const index = path.resolve(output, 'index.html');
  writeWhole(index, renderIndex(versions));
  console.log(`index     ${index}`);
}

export const reportCommand = new Command('report')
  .description('rebuild reports from records; it needs neither target nor sink')
  .argument('<record...>', 'record.ndjson of a run, or the folder of the run; of several, each version gets a report')
  .option('--reporter <name>', 'a report to write; may be given again; default: html', repeatable)
  .option('--output <folder>', 'where the reports go; default: beside the record')
  .addHelpText('after', `\nReporters:\n${names}`)
  .action(async (places: string[], options: Options) => {
    const files = places.map(recordFile);
    const [only] = files;
    if (only !== undefined && files.length === 1) await reportOne(only, options);
    else await reportVersions(files, options);
  });
