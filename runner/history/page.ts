import { statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { listVersions, loadContract } from '../../contracts/model/load.js';
import { UsageError } from '../../engine/config.js';
import { readText, writeWhole } from '../../engine/files.js';
import { scanRecord } from '../../engine/record/reader.js';
import { recordIn } from '../reports.js';
import type { HistoryExchange, HistoryLine } from '../../reports/history/line.js';
import { exchangeShown } from '../../reports/history/line-of-run.js';
import { OwnersProblem, teamsIn, type Team } from '../../reports/history/owners.js';
import { renderCausePage } from '../../reports/history/page/cause-page.js';
import { renderHistoryIndex } from '../../reports/history/page/index-page.js';
import { causeFile } from '../../reports/history/page/words.js';
import { nowOf } from '../../reports/history/summary.js';
import type { Thread } from '../../reports/history/threads.js';

/**
 * The teams of an `owners.yaml`.
 * @throws UsageError where it can't be read, or is something else
 */
export function readTeams(file: string): Team[] {
  const text = readText(file, '--owners', 'an owners.yaml');
  try {
    return teamsIn(parse(text));
  } catch (error) {
    if (error instanceof OwnersProblem) throw new UsageError(`--owners ${file}: ${error.message}`);
    if (error instanceof Error && error.name.startsWith('YAML'))
      throw new UsageError(`--owners ${file}: ${error.message}`);
    throw error;
  }
}

/** Operations and webhooks that the runs of a history could judge; `undefined` where a contract is not at hand as it was. */
function subjectsOf(lines: readonly HistoryLine[]): ReadonlySet<string> | undefined {
  const subjects = new Set<string>();
  for (const { apiVersion, latest } of nowOf(lines)) {
    if (!listVersions().includes(apiVersion)) return undefined;
    const { hash, operations, webhooks } = loadContract(apiVersion);
    const { contract = 'not known' } = latest.origins;
    // A history keeps the beginning of a hash.
    if (!hash.startsWith(contract)) return undefined;
    for (const id of [...operations.keys(), ...webhooks.keys()]) subjects.add(id);
  }
  return subjects;
}

/**
 * Looks whether what teams look after is there, as far as the contracts of the runs are at hand.
 * @param file where the teams are named
 * @throws UsageError where a team names an operation or a webhook that no run could judge
 */
export function assertOwned(file: string, teams: readonly Team[], lines: readonly HistoryLine[]): void {
  const subjects = teams.length === 0 ? undefined : subjectsOf(lines);
  if (subjects === undefined) return;
  for (const { name, subjects: own } of teams) {
    const unknown = own.find((id) => !subjects.has(id));
    if (unknown !== undefined)
      throw new UsageError(
        `--owners ${file}: teams.${name}: ${unknown} is no operation or webhook of the runs' contracts; \`conformance list\` shows them`,
      );
  }
}

/** What a case of the last good run was answered, where the record of that run is at hand. */
async function goodAnswer(runs: string | undefined, { lastGood, cause }: Thread): Promise<HistoryExchange | undefined> {
  if (runs === undefined || !lastGood) return undefined;
  const record = recordIn(path.join(runs, lastGood.runId));
  if (record === undefined) return undefined;
  let found: HistoryExchange | undefined;
  await scanRecord(record, ({ line, exchanges }) => {
    const [first] = exchanges;
    if (line.id === cause.caseId && first) found = exchangeShown(first);
  });
  return found;
}

/** What pages are made of, beside the history. */
export interface PageOptions {
  folder: string;
  teams: readonly Team[];
  /** Folder with a folder for each run. */
  runs?: string;
}

/**
 * Writes the pages of a history: an index, and a page for each cause.
 * @returns the file of the index
 * @throws UsageError where there is no folder of the runs, or nothing can be written
 */
export async function writePages(lines: readonly HistoryLine[], { folder, teams, runs }: PageOptions): Promise<string> {
  if (runs !== undefined && !statSync(runs, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`--runs ${runs}: no such folder; name the one with a folder for each run`);
  const nows = nowOf(lines);
  for (const { target, apiVersion, threads } of nows) {
    const own = lines.filter((line) => line.target === target && line.apiVersion === apiVersion);
    for (const thread of threads)
      writeWhole(
        path.join(folder, causeFile(apiVersion, thread)),
        renderCausePage(thread, own, teams, await goodAnswer(runs, thread)),
      );
  }
  const index = path.join(folder, 'index.html');
  writeWhole(index, renderHistoryIndex(nows, lines, teams));
  return index;
}
