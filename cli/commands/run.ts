import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Command, Option } from 'commander';
import { levels, strictnesses } from '../../contracts/model/levels.js';
import { packageRoot } from '../../contracts/model/load.js';
import { shortfalls } from '../../engine/budget.js';
import { loadConfig, UsageError, type ResolvedConfig, type Target } from '../../engine/config.js';
import { recordFormat, type RecordLine } from '../../engine/record/format.js';
import { scanRecord } from '../../engine/record/reader.js';
import { openRecord } from '../../engine/record/writer.js';
import { embeddedSandbox } from '../../library/embedded-sandbox.js';
import { groupings } from '../../reports/causes/cause.js';
import { appendLeaks, auditOf, leakLines, type RunAudit } from '../../runner/audit.js';
import { cleanUpTarget } from '../../runner/clean-up.js';
import { closeAll } from '../../runner/close-all.js';
import { chooseContract, type ChosenContract } from '../../runner/contract.js';
import { isWhole, outOfReach } from '../../runner/coverage.js';
import type { RunEvent } from '../../runner/events.js';
import { lessonsOf } from '../../runner/lessons.js';
import { openRun, type RunPlan } from '../../runner/open.js';
import { repeatable, wholeNumber } from '../../runner/option-values.js';
import type { RunOptions } from '../../runner/options.js';
import { newRunId } from '../../runner/plan.js';
import { costsOf, rehearse } from '../../runner/rehearsal.js';
import { recordRemainingDeliveries } from '../../runner/remaining-deliveries.js';
import { digestOf, handToGithub, recordFile, reportersOf, writeReports, writtenLines } from '../../runner/reports.js';
import { reserveRunFolder } from '../../runner/run-folder.js';
import { scopeOf, withFlows } from '../../runner/scope.js';
import { selectionOf, withoutKnowledge } from '../../runner/selection.js';
import { suiteHash } from '../../runner/suite-hash.js';
import { playwrightFolder, runSuites } from '../../runner/suites.js';
import { allowanceOf, assertPrepared, chooseTarget, rateOf } from '../../runner/target.js';
import { triggersAt } from '../../runner/triggers.js';
import { draftWaivers, waiversOf } from '../../runner/waivers.js';
import { redactorOf } from '../../suites/support/session.js';
import { addedToHistory } from '../history/add.js';
import { describeOutOfReach, describeRehearsal } from '../run/dry-run.js';
import { nobodyThere } from '../run/nobody-there.js';
import { assertBrowser } from '../run/ui.js';
import { runVersions, type AskedOptions, type RunResult } from '../run/versions.js';
import { interruptions } from '../shutdown.js';
import { renderSummary } from '../terminal.js';

const { name: toolName, version: toolVersion } = JSON.parse(
  readFileSync(path.join(packageRoot, 'package.json'), 'utf8'),
) as { name: string; version: string };

/**
 * Tells configurations apart; secrets take no part, for a hash of a weak one could be guessed. Neither do options that
 * change no case and no judgement, nor which shard this is: shards of one run may differ in them.
 */
function configurationHash(config: ResolvedConfig, options: RunOptions): string {
  const {
    reportDir: _reportDir,
    workers: _workers,
    shard: _shard,
    rateLimit: _rateLimit,
    trace: _trace,
    reporter: _reporter,
    playwrightReporter: _playwrightReporter,
    ui: _ui,
    uiPort: _uiPort,
    waivers: _waivers,
    writeWaivers: _writeWaivers,
    baseline: _baseline,
    groupBy: _groupBy,
    history: _history,
    ...deciding
  } = options;
  const secrets = new Set(['apiKey', 'otherApiKey', 'webhookToken', 'secret']);
  const withoutSecrets = (key: string, value: unknown): unknown => (secrets.has(key) ? undefined : value);
  return createHash('sha256')
    .update(JSON.stringify([config, deciding], withoutSecrets))
    .digest('hex');
}

const traceWarning =
  'warning: --trace writes API keys and personal data of this target to disk; they are redacted when the run ends, and stay if it is killed';

/** @throws UsageError where the target's budget does not suffice */
async function foresee(chosen: ChosenContract, target: Target, plan: RunPlan): Promise<string[]> {
  const remote = target.kind === 'remote' ? target : undefined;
  const allowed = remote ? allowanceOf(remote) : {};
  const dry = (plan.options as RunOptions).dryRun === true;
  if (!dry && Object.keys(allowed).length === 0) return [];
  const rehearsal = await rehearse({
    contract: chosen.contract,
    unknownApi: chosen.identification !== undefined,
    ...(chosen.identification ? { identification: chosen.identification } : {}),
    selection: plan.selection,
    seed: plan.seed,
    can: triggersAt(target),
    ...(remote ? { fixtures: remote.fixtures ?? {} } : {}),
    otherAccount: remote ? remote.otherApiKey !== undefined : true,
  });
  if (dry) return describeRehearsal(rehearsal, allowed, plan.targetName);
  const short = shortfalls(costsOf(rehearsal), allowed);
  if (short.length > 0)
    throw new UsageError(
      `targets.${plan.targetName}.budget: the run would cost more calls than it allows (${short.join('; ')}); allow more there, or choose less with --phases or --include-operation-id`,
    );
  return [];
}

/** A run of one API version. */
async function run(options: RunOptions): Promise<RunResult> {
  const config = await loadConfig(process.cwd(), options.config);
  const { name: targetName, target } = chooseTarget(config, options);
  const chosen = chooseContract(config, options);
  const seed = wholeNumber('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER);
  const workers = wholeNumber('--workers', options.workers, 1, 64);
  if (options.uiPort !== undefined) wholeNumber('--ui-port', options.uiPort, 0, 65_535);
  else if (options.ui) await assertBrowser();
  rateOf(options.rateLimit, undefined);
  const slow = options.slow ?? (target.kind === 'remote' && target.slow === true);
  const selected = selectionOf({ ...options, slow }, chosen.contract);
  const selection = chosen.identification ? withoutKnowledge(selected) : await withFlows(selected, chosen);
  const waivers = waiversOf(config, options, chosen.contract.version);
  const startedAt = new Date().toISOString();
  const runId = newRunId(startedAt);
  const folder = path.resolve(options.reportDir ?? config.reportDir, runId);
  const failOn = options.failOn ?? config.failOn;
  const { trace } = options;
  const plan: RunPlan = {
    runId,
    folder,
    chosen,
    targetName,
    target,
    options,
    seed,
    workers,
    failOn,
    selection,
    startEmbedded: embeddedSandbox,
    ...(trace ? { trace } : {}),
  };
  const foreseen = await foresee(chosen, target, plan);
  if (options.dryRun) {
    const beyond = isWhole(selection) ? await outOfReach(chosen) : [];
    console.log([...foreseen, ...describeOutOfReach(beyond)].join('\n'));
    return { exitCode: 0, interrupted: false };
  }
  if (trace && target.kind === 'remote') console.error(traceWarning);
  const asked = { ...selected, ...(selection.flows && { flows: selection.flows }) };
  const scope = scopeOf(asked, chosen);
  const interruption = interruptions();
  try {
    return await carryOut(plan, config, options, startedAt, [...waivers, scope], interruption.signal);
  } finally {
    interruption.release();
  }
}

/** Why a run cannot begin: nobody is at the target's address. Nothing of the run is sent or written then. */
async function nobodyAt({ target, targetName, options, folder, chosen }: RunPlan): Promise<string | undefined> {
  if (target.kind !== 'remote') return undefined;
  const { identification } = chosen;
  assertPrepared(targetName, target, options, { folder, ...(identification ? { identification } : {}) });
  return nobodyThere(targetName, target);
}

/** Shows what happens while a run is carried out. */
function showEvent({ suites, durationMs }: RunEvent): void {
  console.log(`took ${(durationMs / 1000).toFixed(1)} s: ${suites.join(', ')}`);
}

/** @param opening lines of the record that stand right after the first */
async function carryOut(
  plan: RunPlan,
  config: ResolvedConfig,
  options: RunOptions,
  startedAt: string,
  opening: readonly RecordLine[],
  interruption: AbortSignal,
): Promise<RunResult> {
  const { folder, chosen, seed, workers, failOn, runId, selection } = plan;
  const { contract } = chosen;
  const wanted = reportersOf(options.reporter);
  const baseline = options.baseline === undefined ? undefined : await digestOf(recordFile(options.baseline));
  const nobody = await nobodyAt(plan);
  if (nobody !== undefined) {
    console.error(nobody);
    return { exitCode: 3, interrupted: false };
  }
  const reserved = reserveRunFolder(folder);
  const opened = await openRun(plan).catch((error: unknown) => {
    reserved.giveUp();
    throw error;
  });
  const { context, close } = opened;
  const record = openRecord(context.record, redactorOf(context));
  let audit: RunAudit | undefined;
  let cleaned: string[] = [];
  try {
    const { name, baseUrl, strictness, sandbox } = context.target;
    record.append({
      type: 'run',
      format: recordFormat,
      runId,
      startedAt,
      tool: { name: toolName, version: toolVersion },
      apiVersion: contract.version,
      suiteHash: suiteHash(),
      contractHash: contract.hash,
      configurationHash: configurationHash(config, options),
      ...(selection.shard ? { shard: selection.shard } : {}),
      target: { name, baseUrl, strictness, sandbox },
      seed,
      failOn,
      ...(selection.checks ? { checks: selection.checks } : {}),
      ...((options.requireProof ?? config.requireProof) ? { requireProof: true } : {}),
      environment: { node: process.version, platform: `${process.platform} ${process.arch}` },
    });
    for (const line of opening) record.append(line);
    const exitCode = await runSuites(opened, { workers, signal: interruption, options, emit: showEvent });
    if (!interruption.aborted) {
      await recordRemainingDeliveries(opened, contract, record.append, Date.now);
      if (isWhole(selection)) for (const line of await outOfReach(chosen)) record.append(line);
      await closeRecord(record.append, context.record, exitCode, chosen);
    }
    if (options.cleanUp) cleaned = await cleanUpTarget(context, contract);
    audit = auditOf([context, opened.webhooks], contract, { start: startedAt, end: new Date().toISOString() });
  } finally {
    // Traces are redacted at the end alone; of a run that fails before, none may stay.
    const unredacted = audit === undefined && context.trace === true;
    await closeAll([
      () => record.close(),
      close,
      () => unredacted && rmSync(playwrightFolder(context), { recursive: true, force: true }),
    ]);
  }
  const reporting = {
    folder,
    reporters: wanted,
    contracts: context.contractFolders,
    options: {
      ...(baseline && { baseline }),
      ...(options.groupBy !== undefined && { groupBy: options.groupBy }),
    },
  };
  audit.settle(context.record);
  audit.scrub(playwrightFolder(context));
  let reported = await writeReports(context.record, reporting);
  const drafted = options.writeWaivers === undefined ? [] : [await draftWaivers(options.writeWaivers, context.record)];
  const leaks = audit.leaks([folder, ...(options.writeWaivers === undefined ? [] : [options.writeWaivers])]);
  if (leaks.length > 0) {
    appendLeaks(context, leaks, folder);
    reported = await writeReports(context.record, reporting);
  }
  console.log(renderSummary(reported));
  for (const line of [...cleaned, ...drafted]) console.log(line);
  if (context.trace) console.log(`traces    ${playwrightFolder(context)}`);
  console.log(`record    ${context.record}\n${writtenLines(reported)}`);
  if (options.history !== undefined && leaks.length === 0)
    console.log(await addedToHistory(options.history, context.record));
  for (const line of leakLines(leaks, folder)) console.error(line);
  if (leaks.length === 0) handToGithub(reported);
  return {
    exitCode: leaks.length > 0 ? 4 : reported.totals.exitCode,
    interrupted: interruption.aborted,
    record: context.record,
    audit,
  };
}

/** Ends the record with what the run taught. A failure of Playwright that no finding and no error explains is an error of its own. */
async function closeRecord(
  append: (line: RecordLine) => void,
  file: string,
  exitCode: number | null,
  chosen: ChosenContract,
): Promise<void> {
  const at = new Date().toISOString();
  if (exitCode !== 0) {
    let explained = false;
    const { errors } = await scanRecord(file, ({ judgements }) => {
      explained ||= judgements.some(({ outcome, level }) => outcome === 'error' || level);
    });
    if (!explained && errors.length === 0)
      append({ type: 'error', at, where: 'suites', message: `Playwright ended with ${exitCode ?? 'a signal'}` });
  }
  for (const line of await lessonsOf([file], chosen)) append(line);
  append({ type: 'end', at });
}

export const runCommand = new Command('run')
  .description('run the suites against a target, judge every answer and delivery, and write record and report')
  .option('--target <name>', 'a target of the configuration, or an address; default: the one it names, or the sandbox')
  .option('--api-version <versions>', 'API version to hold the target to; of several, one after another', repeatable)
  .option('--contract <file>', 'an OpenAPI 3.0 or 3.1 document of any API, to hold the target to instead')
  .option('--api-key <variable>', 'environment variable that holds the API key')
  .option('--suite <ids>', 'suites to run, divided by commas: requests, flows, webhooks; default: all', repeatable)
  .option('--phases <ids>', 'kinds of cases to run, divided by commas; default: all but fuzz', repeatable)
  .option(
    '--include-operation-id <patterns>',
    'operations to test, divided by commas; * stands for any text',
    repeatable,
  )
  .option('--checks <ids>', 'checks that judge, divided by commas; default: all', repeatable)
  .option('--shard <part/parts>', 'carry out one part of the tests; `merge` joins the records of all parts')
  .option('--rate-limit <number>', 'requests per second at a remote target, of all workers together')
  .option('--response-time <ms>', 'how long an answer may take, in milliseconds; default: as configured')
  .option('--slow', 'carry out as well what takes minutes of real time, such as watching retries at a remote target')
  .option('--dry-run', 'tell what would be sent and what it would cost, and send nothing')
  .option('--trace', 'keep traces of Playwright beside the record; they are redacted when the run ends')
  .option(
    '--reporter <names>',
    'reports to write beside the page, such as junit,sarif; see `report --help`',
    repeatable,
  )
  .option('--playwright-reporter <names>', "reporters of Playwright's own, such as html,json", repeatable)
  .option('--ui', "run in Playwright's UI mode")
  .option('--ui-port <port>', 'serve its UI at this port of 127.0.0.1 instead of opening a window')
  .option('--no-clean-up', 'leave at a remote target what the run created there')
  .option('--seed <number>', 'decides every generated value', '1')
  .addOption(new Option('--strict <grade>', 'hold the target to facts down to this grade').choices(strictnesses))
  .option('--waivers <file>', 'accepted findings, which do not fail the run; a stale or expired waiver does')
  .option('--write-waivers <file>', 'draft waivers of all findings that fail the run; entries of the file stay')
  .addOption(
    new Option(
      '--group-by <what>',
      'put findings together by what explains them (default), by check or by operation',
    ).choices(groupings),
  )
  .option('--history <file>', 'add the run to this history.jsonl, and tell since when each cause stands')
  .option('--baseline <record>', 'an earlier run, for the page to tell regressions from what was broken before')
  .addOption(new Option('--fail-on <level>', 'lowest level that makes the run fail').choices(levels))
  .option('--require-proof', 'end with exit code 4 where an area that was asked for is not proven')
  .option('--fault <name...>', 'plant faults in the embedded sandbox', [])
  .option('--workers <number>', 'parallel workers', '2')
  .option('--report-dir <folder>', 'where runs are written, each in a folder of its own')
  .option('--config <file>', 'configuration file')
  .addHelpText(
    'after',
    '\nExit codes: 0 no finding at or above the threshold, 1 findings, 2 usage, 3 target unusable, 4 incomplete, or not proven.',
  )
  .action(async (options: AskedOptions) => {
    process.exitCode = await runVersions(options, run);
  });
