import { loadConfig, UsageError } from '../../engine/config.js';
import { embeddedSandbox } from '../../library/embedded-sandbox.js';
import { leakLines } from '../../runner/audit.js';
import { carryOut, type CarriedOut, type RunResult } from '../../runner/carry-out.js';
import { isWhole, outOfReach } from '../../runner/coverage.js';
import type { RunEvent } from '../../runner/events.js';
import { wholeNumber } from '../../runner/option-values.js';
import type { RunOptions } from '../../runner/options.js';
import { allowedBy, foresee, prepareRun, type PreparedRun } from '../../runner/prepare.js';
import { handToGithub, writtenLines } from '../../runner/reports.js';
import { addedToHistory } from '../../runner/history/add.js';
import { notify, sendTo } from '../../runner/history/notify.js';
import { describeOutOfReach, describeRehearsal } from '../run/dry-run.js';
import { assertBrowser } from '../run/ui.js';
import { runVersions, type AskedOptions, type VersionResult } from '../run/versions.js';
import { interruptions } from '../shutdown.js';
import { renderSummary } from '../terminal.js';

/** Shows what happens while a run is carried out. */
function showEvent(event: RunEvent): void {
  if (event.type === 'warning') console.error(event.message);
  if (event.type === 'stage-end')
    console.log(`took ${(event.durationMs / 1000).toFixed(1)} s: ${event.suites.join(', ')}`);
}

/** Shows what became of a run, and adds it to the history that is named. */
async function showResult(
  { reported, cleaned, drafted, traces, record, leaks, folder }: CarriedOut,
  { history, notify: places = [] }: RunOptions,
): Promise<void> {
  console.log(renderSummary(reported));
  for (const line of [...cleaned, ...drafted]) console.log(line);
  if (traces !== undefined) console.log(`traces    ${traces}`);
  console.log(`record    ${record}\n${writtenLines(reported)}`);
  if (history !== undefined && leaks.length === 0) {
    console.log(await addedToHistory(history, record));
    if (places.length > 0)
      console.log(`told      ${(await notify(history, places, { now: Date.now })).length} of what changed`);
  }
  for (const line of leakLines(leaks, folder)) console.error(line);
  if (leaks.length === 0) handToGithub(reported);
}

async function showForeseen({ plan }: PreparedRun): Promise<void> {
  const foreseen = describeRehearsal(await foresee(plan), allowedBy(plan), plan.targetName);
  const beyond = isWhole(plan.selection) ? await outOfReach(plan.chosen) : [];
  console.log([...foreseen, ...describeOutOfReach(beyond)].join('\n'));
}

/** A run of one API version. */
async function run(options: RunOptions): Promise<VersionResult> {
  if (options.notify !== undefined && options.history === undefined)
    throw new UsageError('--notify: what changed is told against a history; name one with --history');
  options.notify?.forEach(sendTo);
  const config = await loadConfig(process.cwd(), options.config);
  if (options.uiPort !== undefined) wholeNumber('--ui-port', options.uiPort, 0, 65_535);
  const prepared = await prepareRun(options, config, embeddedSandbox);
  if (options.ui && options.uiPort === undefined) await assertBrowser();
  if (options.dryRun) {
    await showForeseen(prepared);
    return { exitCode: 0, interrupted: false };
  }
  const interruption = interruptions();
  let result: RunResult;
  try {
    result = await carryOut(prepared, { signal: interruption.signal, emit: showEvent });
    if (result.begun) await showResult(result, options);
    else console.error(result.reason);
  } finally {
    interruption.release();
  }
  return result;
}

/** Runs of all the API versions that are asked for; gives the exit code. */
export function runAsked(options: AskedOptions): Promise<number> {
  return runVersions(options, run);
}
