import pc from 'picocolors';
import { loadConfig, UsageError } from '../../engine/config.js';
import { embeddedSandbox } from '../../library/embedded-sandbox.js';
import {
  recordedCase,
  replayCase,
  replayTarget,
  type Replayed,
  type ReplayOptions,
  type ReplayVerdict,
} from '../../runner/replay.js';
import { recordFile, recordsBelow } from '../../runner/reports.js';
import { exitWhereNobodyIs } from '../run/nobody-there.js';

/** How each verdict shows, and the exit code that says it. */
const verdicts: Readonly<Record<ReplayVerdict, { exitCode: number; paint: (text: string) => string }>> = {
  FIXED: { exitCode: 0, paint: pc.green },
  FAILED: { exitCode: 1, paint: pc.red },
  ERROR: { exitCode: 3, paint: pc.yellow },
};

function latestRecord(folder: string): string {
  const latest = recordsBelow(folder).at(-1);
  if (latest === undefined) throw new UsageError(`${folder}: has no record; name one, or run first`);
  return latest;
}

function show(id: string, name: string, { verdict, result, story, cleaned }: Replayed): void {
  for (const [index, step] of story.entries()) console.log(`${String(index + 1).padStart(3)}. ${step}`);
  console.log(`${verdicts[verdict].paint(pc.bold(verdict))}  ${name}\n${pc.dim(id)}`);
  for (const { outcome, check, message, expected, actual, pointer } of result?.problems ?? []) {
    console.log(`  ${outcome} ${check}: ${message}`);
    if (pointer !== undefined) console.log(`    at        ${pointer}`);
    if (expected !== undefined) console.log(`    expected  ${expected}`);
    if (actual !== undefined) console.log(`    actual    ${actual}`);
  }
  if (!result) console.log('  the case was not reached: what it needs could not be made');
  for (const line of cleaned) console.log(line);
}

export async function replay(id: string, place: string | undefined, options: ReplayOptions): Promise<number> {
  const config = await loadConfig(process.cwd(), options.config);
  const recorded = await recordedCase(place === undefined ? latestRecord(config.reportDir) : recordFile(place), id);
  const chosen = replayTarget(config, options, recorded);
  const unusable = await exitWhereNobodyIs(chosen.name, chosen.target);
  if (unusable !== undefined) return unusable;
  const replayed = await replayCase(recorded, config, { options, chosen, startEmbedded: embeddedSandbox });
  show(id, recorded.line.name, replayed);
  return verdicts[replayed.verdict].exitCode;
}
