import { existsSync } from 'node:fs';
import type { ResolvedConfig } from '../engine/config.js';
import { readText, writeWhole } from '../engine/files.js';
import type { WaiverLine } from '../engine/record/format.js';
import { scanRecord } from '../engine/record/reader.js';
import { similarTo } from '../engine/similar.js';
import { Drafts, withDrafts } from '../engine/waivers/draft.js';
import { openWaivers, parseWaivers } from '../engine/waivers/file.js';
import { counted } from '../text/counted.js';
import type { RunOptions } from './options.js';
import { allChecks } from './selection.js';

/** How long a draft is to accept its finding, counted from the start of the run. */
const draftedDays = 30;

function textOfDrafts(file: string): string {
  return existsSync(file) ? readText(file, '--write-waivers', 'a file for drafts of waivers') : '';
}

/**
 * The waivers that a run of an API version begins with; none where no file is named. Looks at the file that drafts go to
 * as well, before anything is sent.
 * @throws UsageError with file and line, and what to do
 */
export function waiversOf(
  config: Pick<ResolvedConfig, 'waivers'>,
  options: Pick<RunOptions, 'waivers' | 'writeWaivers'>,
  version: string,
): WaiverLine[] {
  const { writeWaivers } = options;
  if (writeWaivers !== undefined) openWaivers(textOfDrafts(writeWaivers), writeWaivers);
  const file = options.waivers ?? config.waivers;
  if (file === undefined) return [];
  // The first run drafts the file that later ones take.
  if (file === writeWaivers && !existsSync(file)) return [];
  const checks = allChecks.map(({ id }) => id);
  const known = { checks, similar: (check: string) => similarTo(check, checks) };
  const text = readText(file, '', `a file of waivers; --write-waivers ${file} drafts one`);
  return parseWaivers(text, file, known, { version, passDrafts: file === writeWaivers });
}

/**
 * Drafts waivers of all findings that make a run fail, into a file that may have some already.
 * @returns a line for the terminal
 */
export async function draftWaivers(file: string, record: string): Promise<string> {
  let drafts: Drafts | undefined;
  const { run } = await scanRecord(record, (entry, { failOn }) => {
    drafts ??= new Drafts(failOn);
    drafts.add(entry);
  });
  const expires = new Date(Date.parse(run.startedAt) + draftedDays * 86_400_000).toISOString().slice(0, 10);
  const { text, added } = withDrafts(textOfDrafts(file), file, drafts ?? new Drafts(run.failOn), {
    version: run.apiVersion,
    expires,
  });
  if (added === 0) return `waivers   nothing to add to ${file}`;
  writeWhole(file, text);
  return `waivers   ${counted(added, 'draft')} added to ${file}: fill in reason and owner`;
}
