import { loadConfig, UsageError, type ResolvedConfig } from '../../engine/config.js';
import { scanRecord } from '../../engine/record/reader.js';
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
import { assertHistory } from '../../runner/history/file.js';
import { notify, sendTo } from '../../runner/history/notify.js';
import { makeSure, type ReplayById } from '../../runner/history/sure.js';
import { recordedCase, replayCase, replayTarget } from '../../runner/replay.js';
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

/** Adds a run to the history that is named; what it brought new is carried out again before anybody is told. */
async function addToHistory(
  history: string,
  { record }: CarriedOut,
  config: ResolvedConfig,
  options: RunOptions,
): Promise<void> {
  console.log(await addedToHistory(history, record, options));
  const { notify: places = [] } = options;
  if (places.length === 0) return;
  const replay: ReplayById = async (caseId) => {
    try {
      const recorded = await recordedCase(record, caseId);
      const chosen = replayTarget(config, options, recorded);
      return (await replayCase(recorded, config, { options, chosen, startEmbedded: embeddedSandbox })).verdict;
    } catch (error) {
      // What cannot be carried out alone is told of as it is.
      if (error instanceof UsageError) return 'ERROR';
      throw error;
    }
  };
  const { run } = await scanRecord(record, () => undefined);
  const line = { target: run.target.name, apiVersion: run.apiVersion, runId: run.runId };
  for (const told of await makeSure(history, line, { replay, now: Date.now })) console.log(told);
  console.log(`told      ${(await notify(history, places, { now: Date.now })).length} of what changed`);
}

/**
 * Adds a run to the history that is named. What keeps it from that, or from being told, is said, and takes nothing from what the run
 * found.
 * @returns the exit code: 4 where the run alone had nothing to say
 */
async function remembered(
  history: string,
  carried: CarriedOut,
  config: ResolvedConfig,
  options: RunOptions,
): Promise<CarriedOut['exitCode']> {
  try {
    await addToHistory(history, carried, config, options);
    return carried.exitCode;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`conformance: ${error.message}`);
    return carried.exitCode === 0 ? 4 : carried.exitCode;
  }
}

/** Shows what became of a run, and adds it to the history that is named; gives the exit code. */
async function showResult(
  carried: CarriedOut,
  config: ResolvedConfig,
  options: RunOptions,
): Promise<CarriedOut['exitCode']> {
  let { exitCode } = carried;
  const { reported, cleaned, drafted, traces, record, leaks, folder } = carried;
  console.log(renderSummary(reported));
  for (const line of [...cleaned, ...drafted]) console.log(line);
  if (traces !== undefined) console.log(`traces    ${traces}`);
  console.log(`record    ${record}\n${writtenLines(reported)}`);
  if (options.history !== undefined && leaks.length === 0)
    exitCode = await remembered(options.history, carried, config, options);
  for (const line of leakLines(leaks, folder)) console.error(line);
  if (leaks.length === 0) handToGithub(reported);
  return exitCode;
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
  if (options.buildHeader !== undefined && options.history === undefined)
    throw new UsageError('--build-header: builds are told by a history; name one with --history');
  options.notify?.forEach(sendTo);
  if (options.history !== undefined) assertHistory(options.history);
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
    if (result.begun) result = { ...result, exitCode: await showResult(result, config, options) };
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
