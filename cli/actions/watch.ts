import path from 'node:path';
import type { DiffResult } from '../../diff/result.js';
import { summaryLines } from '../../diff/summary.js';
import { loadConfig } from '../../engine/config.js';
import { writeWhole } from '../../engine/files.js';
import { keptSources, sourcesFolder, type KeptSource } from '../../generators/import/merge/kept.js';
import { movesBetween } from '../../generators/import/merge/moves.js';
import { sendTo } from '../../runner/history/notify.js';
import { counted } from '../../text/counted.js';
import { renderDiff } from '../diff/render.js';
import { changeBy, diffOf } from '../import/change.js';
import { readSourceOf } from '../import/read.js';
import { readingOf, takeOver, usualFolder, versionNamed, type Options as ImportOptions } from './import.js';

export interface Options extends Pick<ImportOptions, 'into' | 'config' | 'apiVersion' | 'host' | 'overlay'> {
  notify?: string[];
}

/** What changed between two readings, as it is written. */
interface Told {
  version: string;
  date: string;
  sources: { source: string; sha256: string; moves: string[] }[];
  diff: DiffResult;
}

/** A change in words, short enough for a message. */
function noticeOf({ version, sources, diff }: Told, snapshot: string): string {
  const moves = sources.flatMap((one) => one.moves);
  const names = sources.map(({ source }) => source).join(', ');
  return [`documentation of ${version} changed: ${names}`, ...moves, ...summaryLines(diff), snapshot].join('\n');
}

/** Sources whose earlier reading is known, with it. */
function pairsOf(fresh: readonly KeptSource[], kept: readonly KeptSource[]): [KeptSource, KeptSource][] {
  return fresh.flatMap((after): [KeptSource, KeptSource][] => {
    const before = kept.find(({ source }) => source === after.source);
    return before ? [[before, after]] : [];
  });
}

/** Tells a change and writes it beside the contract; gives it in words. */
function keepSnapshot(
  pairs: readonly [KeptSource, KeptSource][],
  diff: DiffResult,
  { folder, version, date }: { folder: string; version: string; date: string },
): string {
  const sources = pairs.map(([before, after]) => ({
    source: after.source,
    sha256: after.sha256,
    moves: movesBetween(before, after),
  }));
  for (const { source, moves } of sources) for (const line of [`${source}: changed`, ...moves]) console.log(line);
  console.log(renderDiff(diff));
  const told: Told = { version, date, sources, diff };
  const name = `${date}-${sources[0]?.sha256.slice(0, 12) ?? ''}.json`;
  const snapshot = path.join(folder, version, 'snapshots', name);
  writeWhole(snapshot, `${JSON.stringify({ ...told, before: pairs.map(([before]) => before) }, null, 2)}\n`);
  console.log(`snapshot  ${snapshot}`);
  return noticeOf(told, snapshot);
}

/**
 * Imports sources again. What changed is told, kept as a snapshot of its day, and taken over; a source that is new is imported.
 * @throws UsageError, ImportError or ContractError where a source cannot be read; nothing is written then
 */
export async function watch(sources: readonly string[], options: Options): Promise<void> {
  const places = (options.notify ?? []).map(sendTo);
  const config = await loadConfig(process.cwd(), options.config);
  const folder = options.into ?? config.contracts ?? usualFolder;
  const version = versionNamed(options.apiVersion, config.apiVersion);
  const reading = readingOf(folder, version, options);
  const read: KeptSource[] = [];
  for (const source of sources) read.push(await readSourceOf(source, reading));
  const kept = keptSources(sourcesFolder(folder, version));
  const change = changeBy(read, version, folder);
  if (change.fresh.length === 0) {
    console.log(`nothing changed: ${counted(read.length, 'source')} as before`);
    return;
  }
  const pairs = pairsOf(change.fresh, kept);
  const notice =
    pairs.length === 0
      ? undefined
      : keepSnapshot(pairs, diffOf(change, version), { folder, version, date: reading.today });
  takeOver(change, version, folder);
  if (notice === undefined) return;
  process.exitCode = 1;
  for (const send of places) await send([{ text: notice }]);
}
