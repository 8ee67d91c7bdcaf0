import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Leak } from '../engine/audit/audit.js';
import type { RunDigest } from '../reports/digest/digest.js';
import type { RecordLine, Verdict } from '../engine/record/format.js';
import { scanRecord } from '../engine/record/reader.js';
import { openRecord, type RecordWriter } from '../engine/record/writer.js';
import type { RunContext } from '../engine/run-context.js';
import { redactorOf } from '../suites/support/session.js';
import { appendLeaks, auditOf, type RunAudit } from './audit.js';
import { cleanUpTarget } from './clean-up.js';
import { closeAll } from './close-all.js';
import type { ChosenContract } from './contract.js';
import { isWhole, outOfReach } from './coverage.js';
import type { Emit } from './events.js';
import { readHistory } from './history/file.js';
import { AccountTaken, claimOf, holdAccount, type Lease } from './lease.js';
import { lessonsOf } from './lessons.js';
import { nobodyThere } from './nobody-there.js';
import { openRun, type OpenRun, type RunPlan } from './open.js';
import { assertAffordable, type PreparedRun } from './prepare.js';
import { recordRemainingDeliveries } from './remaining-deliveries.js';
import { digestOf, recordFile, reportersOf, writeReports, type Reported } from './reports.js';
import { reserveRunFolder } from './run-folder.js';
import { runLine } from './run-line.js';
import { narrowedScope } from './narrowed-scope.js';
import { playwrightFolder, runSuites, type CarryOutSuites } from './suites.js';
import { assertPrepared } from './target.js';
import { draftWaivers } from './waivers.js';

/** A run that could not begin: nobody is at the target, or another run has its account. Nothing was sent or written. */
export interface NotBegun {
  begun: false;
  /** `incomplete`: it can be carried out once the account is free. */
  verdict: 'unusable' | 'incomplete';
  /** 3 where nobody is there, 4 where the account is another run's. */
  exitCode: 3 | 4;
  interrupted: boolean;
  /** One sentence. */
  reason: string;
}

/** A run that was carried out, to its end or until it was interrupted. */
export interface CarriedOut {
  begun: true;
  verdict: Verdict;
  /** As the command line ends: 0 no finding at or above the threshold, 1 findings, 3 target unusable, 4 incomplete. */
  exitCode: number;
  interrupted: boolean;
  runId: string;
  /** Folder of all that the run wrote. */
  folder: string;
  /** File of the record. */
  record: string;
  /** Totals, causes and frame of the record, and the reports that were written of it. */
  reported: Reported;
  /** Values in what was written that nobody may see: hand on nothing of it. */
  leaks: readonly Leak[];
  audit: RunAudit;
  /** What became of what the run made at its target, a line each. */
  cleaned: readonly string[];
  /** What was drafted into a file of waivers, a line each. */
  drafted: readonly string[];
  /** Why it was cut off, where another one got the account of its target meanwhile. */
  lost?: string;
  /** Folder of Playwright's traces, where they were asked for. */
  traces?: string;
}

/** What became of a run. */
export type RunResult = NotBegun | CarriedOut;

/** What a run is carried out with. */
export interface Surroundings {
  /** Ends the run early, in order. */
  signal: AbortSignal;
  emit: Emit;
  /** Playwright gets no terminal: what it says are events. */
  quiet?: boolean;
  /** Who holds the account of the target, where that is more than this run. */
  holder?: string;
  /** Carries out the suites; Playwright is started for them where it is left out. */
  carryOutSuites?: CarryOutSuites;
}

const traceWarning =
  'warning: --trace keeps the steps and errors of Playwright as they are while the run lasts, and errors may quote what the target sent; they are redacted when it ends, and stay if it is killed';

/**
 * Carries out a run: starts what it needs, runs the suites, judges what is left, cleans up, and writes record and reports.
 * @throws UsageError where it can't begin, such as for a secret that is not set or a budget that does not suffice
 */
export async function carryOut(prepared: PreparedRun, surroundings: Surroundings): Promise<RunResult> {
  const { plan, options } = prepared;
  await assertAffordable(plan);
  if (plan.trace && plan.target.kind === 'remote') surroundings.emit({ type: 'warning', message: traceWarning });
  const reporters = reportersOf(options.reporter);
  const baseline = options.baseline === undefined ? undefined : await digestOf(recordFile(options.baseline));
  const { aborted: interrupted } = surroundings.signal;
  const reason = await nobodyAt(plan);
  if (reason !== undefined) return { begun: false, verdict: 'unusable', exitCode: 3, interrupted, reason };
  const lease = await leaseFor(prepared, surroundings.holder);
  if ('taken' in lease) return { begun: false, verdict: 'incomplete', exitCode: 4, interrupted, reason: lease.taken };
  const { lost } = lease;
  const tell = (): void => surroundings.emit({ type: 'warning', message: reasonOf(lost) });
  lost.addEventListener('abort', tell, { once: true });
  try {
    const signal = AbortSignal.any([surroundings.signal, lost]);
    const result = await carryOutAlone(prepared, { ...surroundings, signal, lost }, { reporters, baseline });
    return lost.aborted ? { ...result, interrupted: surroundings.signal.aborted, lost: reasonOf(lost) } : result;
  } finally {
    lost.removeEventListener('abort', tell);
    await lease.release();
  }
}

function reasonOf({ reason }: AbortSignal): string {
  return reason instanceof Error ? reason.message : String(reason);
}

/** Holds the account of a remote target for a run; of a sandbox each run has its own. */
async function leaseFor({ plan, config }: PreparedRun, holder: string | undefined): Promise<Lease | { taken: string }> {
  const { target, targetName, runId, selection, options } = plan;
  if (target.kind !== 'remote') return { lost: new AbortController().signal, release: () => Promise.resolve() };
  const own = claimOf({ runId, shard: selection.shard });
  try {
    return await holdAccount({
      targetName,
      target,
      folder: path.resolve(config.reportDir),
      own: { ...own, ...(holder && { holder }) },
      now: Date.now,
      ...(options.header && { header: options.header }),
    });
  } catch (error) {
    if (error instanceof AccountTaken) return { taken: error.message };
    throw error;
  }
}

/** Surroundings of a run that has its account for itself, until `lost` aborts. */
interface Alone extends Surroundings {
  lost: AbortSignal;
}

/** Carries out a run whose account no other one uses. */
async function carryOutAlone(
  prepared: PreparedRun,
  surroundings: Alone,
  { reporters, baseline }: { reporters: ReturnType<typeof reportersOf>; baseline: RunDigest | undefined },
): Promise<CarriedOut> {
  const { plan, options } = prepared;
  const reserved = reserveRunFolder(plan.folder);
  const opened = await openRun(plan).catch((error: unknown) => {
    reserved.giveUp();
    throw error;
  });
  const { audit, cleaned } = await runAll(opened, prepared, surroundings);
  const reporting = {
    folder: plan.folder,
    reporters,
    contracts: opened.context.contractFolders,
    options: {
      ...(baseline && { baseline }),
      ...(options.groupBy !== undefined && { groupBy: options.groupBy }),
      ...(options.history !== undefined && { history: readHistory(options.history).lines }),
    },
  };
  const written = await writeAudited(opened.context, audit, reporting, options.writeWaivers);
  return {
    begun: true,
    ...verdictOf(written),
    interrupted: surroundings.signal.aborted,
    runId: plan.runId,
    folder: plan.folder,
    record: opened.context.record,
    ...written,
    audit,
    cleaned,
    ...(plan.trace ? { traces: playwrightFolder(opened.context) } : {}),
  };
}

function verdictOf({
  leaks,
  reported,
}: Pick<CarriedOut, 'leaks' | 'reported'>): Pick<CarriedOut, 'verdict' | 'exitCode'> {
  const { verdict, exitCode } = reported.totals;
  return { verdict, exitCode: leaks.length > 0 ? 4 : exitCode };
}

/** Why a run cannot begin: nobody is at the target's address. Nothing of the run is sent or written then. */
async function nobodyAt({
  target,
  targetName,
  options,
  folder,
  reports,
  chosen,
}: RunPlan): Promise<string | undefined> {
  if (target.kind !== 'remote') return undefined;
  const { identification } = chosen;
  assertPrepared(targetName, target, options, { folder, reports, ...(identification ? { identification } : {}) });
  return nobodyThere(targetName, target);
}

/** Everything that needs target and sink; they are let go of in the end. */
async function runAll(
  opened: OpenRun,
  prepared: PreparedRun,
  surroundings: Alone,
): Promise<{ audit: RunAudit; cleaned: string[] }> {
  const { context, webhooks, exploration, close } = opened;
  const { plan, options, startedAt } = prepared;
  const { contract } = plan.chosen;
  const record = openRecord(context.record, redactorOf(context));
  let done = false;
  try {
    const { name, baseUrl, sandbox } = context.target;
    surroundings.emit({
      type: 'begin',
      runId: plan.runId,
      record: context.record,
      target: { name, baseUrl, sandbox },
    });
    await fillRecord(record, opened, prepared, surroundings);
    const cleaned = options.cleanUp ? await cleanUpTarget(context, contract, surroundings.lost) : [];
    const audit = auditOf([context, webhooks, ...(exploration ? [exploration] : [])], contract, {
      start: startedAt,
      end: new Date().toISOString(),
    });
    done = true;
    return { audit, cleaned };
  } finally {
    // Traces are redacted at the end alone; of a run that fails before, none may stay.
    const unredacted = !done && context.trace === true;
    await closeAll([
      () => record.close(),
      close,
      () => unredacted && rmSync(playwrightFolder(context), { recursive: true, force: true }),
    ]);
  }
}

/** The whole record; of an interrupted run it has no end. */
async function fillRecord(
  record: RecordWriter,
  opened: OpenRun,
  prepared: PreparedRun,
  { signal, emit, quiet, carryOutSuites = runSuites }: Surroundings,
): Promise<void> {
  const { plan, options, opening } = prepared;
  const { chosen, workers, selection } = plan;
  const { context } = opened;
  record.append(runLine(prepared, context.target));
  for (const line of opening) record.append(line);
  const suites = { workers, signal, options, emit, ...(quiet ? { quiet } : {}) };
  const { exitCode, begun } = await carryOutSuites(opened, suites);
  if (signal.aborted) return;
  const narrowed = begun && (await narrowedScope(chosen, selection, begun, context.record));
  if (narrowed) record.append(narrowed);
  await recordRemainingDeliveries(opened, chosen.contract, record.append, Date.now);
  if (isWhole(selection) && !narrowed) for (const line of await outOfReach(chosen)) record.append(line);
  await closeRecord(record.append, context.record, exitCode, chosen);
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

/** Writes the reports, and once more where they show what nobody may see: then they say so. */
async function writeAudited(
  context: RunContext,
  audit: RunAudit,
  reporting: Parameters<typeof writeReports>[1],
  waivers: string | undefined,
): Promise<Pick<CarriedOut, 'reported' | 'leaks' | 'drafted'>> {
  const { record } = context;
  audit.settle(record);
  audit.scrub(playwrightFolder(context));
  const reported = await writeReports(record, reporting);
  const drafted = waivers === undefined ? [] : [await draftWaivers(waivers, record)];
  const leaks = audit.leaks([reporting.folder, ...(waivers === undefined ? [] : [waivers])]);
  if (leaks.length === 0) return { reported, leaks, drafted };
  appendLeaks(context, leaks, reporting.folder);
  return { reported: await writeReports(record, reporting), leaks, drafted };
}
