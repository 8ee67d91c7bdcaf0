import { statSync } from 'node:fs';
import { Command } from 'commander';
import { UsageError } from '../../engine/config.js';
import type { HistoryLine, ReadHistory } from '../../reports/history/line.js';
import { issueText } from '../../reports/history/notices.js';
import { nowOf } from '../../reports/history/summary.js';
import { nowText } from '../../reports/history/text.js';
import { seriesOf } from '../../reports/history/threads.js';
import { appendToHistory, pruneHistory, readHistory } from '../../runner/history/file.js';
import { notify } from '../../runner/history/notify.js';
import { packRecords } from '../../runner/history/pack.js';
import { assertOwned, readTeams, writePages } from '../../runner/history/page.js';
import { lineOfRecord } from '../../runner/history/line-of-record.js';
import { oneMore, wholeNumber } from '../../runner/option-values.js';
import { counted } from '../../text/counted.js';
import { recordFile } from '../../runner/reports.js';

/** @throws UsageError where the history has no run */
function knownHistory(file: string): ReadHistory {
  const history = readHistory(file);
  if (history.lines.length === 0)
    throw new UsageError(`${file}: no run in it; add one with \`conformance history add ${file} <record>\``);
  if (history.unreadable > 0) console.error(`${file}: ${counted(history.unreadable, 'line')} cannot be read, left out`);
  return history;
}

/** @throws UsageError where it is no number of days */
function daysIn(option: string, text: string): number {
  const [, number] = /^(\d{1,5})d$/.exec(text) ?? [];
  if (number === undefined) throw new UsageError(`${option} ${text}: say a number of days, such as 90d`);
  return Number(number);
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** How large a history is, and how large one of a year with a run a night would be. */
function sizeText(file: string, lines: readonly HistoryLine[]): string {
  const { size } = statSync(file);
  const year = (size / lines.length) * 365 * seriesOf(lines).length;
  return `size      ${megabytes(size)} for ${counted(lines.length, 'run')}; a year of nights: ${megabytes(year)}`;
}

export const historyCommand = new Command('history')
  .addCommand(
    new Command('add')
      .description('add runs to a history; older records too')
      .argument('<history>', 'history.jsonl; it is made where it is not there yet')
      .argument('<record...>', 'record.ndjson of a run, or the folder of the run')
      .option('--build-header <name>', "header of the API's answers that names its build")
      .action(async (file: string, places: string[], { buildHeader }: { buildHeader?: string }) => {
        for (const place of places) {
          const line = await lineOfRecord(recordFile(place), buildHeader === undefined ? {} : { buildHeader });
          await appendToHistory(file, line);
          console.log(
            `added     ${line.runId}, ${line.target} ${line.apiVersion}, ${counted(line.causes.length, 'cause')}`,
          );
        }
      }),
  )
  .addCommand(
    new Command('show')
      .description('what the latest run of each target and version says against all before it')
      .argument('<history>', 'history.jsonl')
      .action((file: string) => {
        const { lines } = knownHistory(file);
        console.log([...nowOf(lines).map(nowText), sizeText(file, lines)].join('\n'));
      }),
  )
  .addCommand(
    new Command('notify')
      .description('tell what the latest runs changed, each change once: new, returned, worse, recovered, no run')
      .argument('<history>', 'history.jsonl')
      .requiredOption('--to <place>', 'file:<path>, command:<line>, or env:<variable with an address>', oneMore)
      .option('--heartbeat <hours>', 'tell as well that no run came for so many hours')
      .action(async (file: string, { to, heartbeat }: { to: string[]; heartbeat?: string }) => {
        knownHistory(file);
        const hours = heartbeat === undefined ? undefined : wholeNumber('--heartbeat', heartbeat, 1, 10_000);
        const told = await notify(file, to, { now: Date.now, ...(hours !== undefined && { heartbeat: hours }) });
        console.log(`told      ${told.length} of what changed`);
      }),
  )
  .addCommand(
    new Command('issue')
      .description('the text of an issue about a cause, in Markdown, with a key to find it again')
      .argument('<history>', 'history.jsonl')
      .argument('<cause>', 'id of the cause, as in the name of its page')
      .action((file: string, id: string) => {
        const found = nowOf(knownHistory(file).lines).flatMap((now) =>
          now.threads.filter((thread) => thread.id === id).map((thread) => issueText(thread, now)),
        );
        if (found.length === 0) throw new UsageError(`${id}: no cause of this history; \`history show\` lists them`);
        console.log(found.join('\n'));
      }),
  )
  .addCommand(
    new Command('page')
      .description('write pages that need no server: runs over days, trends, owners, and a page for each cause')
      .argument('<history>', 'history.jsonl')
      .option('--output <folder>', 'where the pages go', 'history')
      .option('--owners <file>', 'owners.yaml: teams with their areas, operations, webhooks and reviewers')
      .option('--runs <folder>', 'folder of the runs, for the last good answer beside the first bad one')
      .action(async (file: string, { output, owners, runs }: { output: string; owners?: string; runs?: string }) => {
        const teams = owners === undefined ? [] : readTeams(owners);
        const { lines } = knownHistory(file);
        assertOwned(owners ?? '', teams, lines);
        const index = await writePages(lines, { folder: output, teams, ...(runs !== undefined && { runs }) });
        console.log(`page      ${index}`);
      }),
  )
  .addCommand(
    new Command('pack')
      .description('pack the records of older runs by gzip; all commands read them as before')
      .argument('<runs>', 'folder of the runs')
      .option('--older-than <days>', 'runs that ended so many days ago, such as 7d', '7d')
      .action(async (runs: string, { olderThan }: { olderThan: string }) => {
        const until = Date.now() - daysIn('--older-than', olderThan) * 86_400_000;
        const { records, before, after, left } = await packRecords(runs, until);
        for (const one of left) console.error(`left      ${one}`);
        console.log(`packed    ${counted(records, 'record')}: ${megabytes(before)} before, ${megabytes(after)} now`);
      }),
  )
  .addCommand(
    new Command('prune')
      .description('leave out old runs that say nothing about what stands')
      .argument('<history>', 'history.jsonl')
      .requiredOption('--keep <days>', 'keep all runs of so many days, such as 90d')
      .action(async (file: string, { keep }: { keep: string }) => {
        const days = daysIn('--keep', keep);
        knownHistory(file);
        const { before, after } = await pruneHistory(file, days);
        console.log(`kept      ${after} of ${before} runs in ${file}`);
      }),
  );
