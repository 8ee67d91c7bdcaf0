import path from 'node:path';
import pc from 'picocolors';
import { loadContract } from '../../contracts/model/load.js';
import { loadConfig, UsageError } from '../../engine/config.js';
import { makeFolder } from '../../engine/files.js';
import { isLevel, type CaseLine, type RecordedAct, type RunLine } from '../../engine/record/format.js';
import { scanRecord } from '../../engine/record/reader.js';
import { playAgain } from '../../engine/exploration/explore.js';
import { explorationPhase } from '../../engine/exploration/request.js';
import { storyOf, tellSequence } from '../../engine/exploration/tell.js';
import { runAnyOperation } from '../../engine/run-any-operation.js';
import type { RunContext } from '../../engine/run-context.js';
import { runOperation } from '../../engine/run-operation.js';
import { titleOf } from '../../engine/selection.js';
import type { CaseResult } from '../../engine/session/case-log.js';
import type { Session } from '../../engine/session/session.js';
import { originOf } from '../../engine/shrinking.js';
import { phases } from '../../generators/cases/phases.js';
import { embeddedSandbox } from '../../library/embedded-sandbox.js';
import { cleanUpTarget } from '../../runner/clean-up.js';
import { contractOfRecord } from '../../runner/contract.js';
import { openRun } from '../../runner/open.js';
import type { TargetOptions } from '../../runner/options.js';
import { newRunId } from '../../runner/plan.js';
import { recordFile, recordsBelow } from '../../runner/reports.js';
import { chooseTarget } from '../../runner/target.js';
import { flows } from '../../suites/flows/index.js';
import { scenarioNamed } from '../../suites/retries/retries.js';
import { dataOf, openSession, rulesOf } from '../../suites/support/session.js';
import { exitWhereNobodyIs } from '../run/nobody-there.js';

export type ReplayOptions = Omit<TargetOptions, 'seed' | 'contract' | 'apiVersion'>;

/** What came of a replay, and the exit code that says so. */
const verdicts = {
  FIXED: { exitCode: 0, paint: pc.green },
  FAILED: { exitCode: 1, paint: pc.red },
  ERROR: { exitCode: 3, paint: pc.yellow },
} as const;

interface Recorded {
  run: RunLine;
  line: CaseLine;
}

async function recordedCase(record: string, id: string): Promise<Recorded> {
  let line: CaseLine | undefined;
  const { run } = await scanRecord(record, (entry) => {
    if (entry.line.id === id) line = entry.line;
  });
  if (!line)
    throw new UsageError(`${record}: has no case ${id}; copy the id of a case from its report, or name another record`);
  return { run, line };
}

function latestRecord(folder: string): string {
  const latest = recordsBelow(folder).at(-1);
  if (latest === undefined) throw new UsageError(`${folder}: has no record; name one, or run first`);
  return latest;
}

/** Plays a sequence again that parted from the model, and tells of its case what came of it. */
async function playSequence(
  session: Session,
  { seed }: RunContext,
  line: CaseLine,
  acts: readonly RecordedAct[],
): Promise<void> {
  const { operationId, rule } = line;
  const played = await playAgain(session, acts, seed);
  if (operationId === undefined || played.lost !== undefined) return;
  tellSequence(session, { operationId, rule, acts }, played);
  if (!played.disagreement) return;
  for (const [index, { done, expected, actual }] of storyOf(played.scenes, played.disagreement).entries())
    console.log(`${String(index + 1).padStart(3)}. ${done}: expected ${expected}, observed ${actual}`);
}

/** Carries out a case with what it needs; other cases of its flow go along, for they are what it needs. */
async function carryOut(session: Session, context: RunContext, { line }: Recorded): Promise<void> {
  if (line.flow !== undefined) {
    const scenario = scenarioNamed(line.flow);
    if (scenario) return scenario.run(session, dataOf(context, scenario.id), true);
    const flow = flows.find(({ id }) => id === line.flow);
    if (!flow)
      throw new UsageError(`${line.id}: its flow ${line.flow} is not one of these suites; run the suite again`);
    return flow.run(session, dataOf(context, flow.about));
  }
  if (line.acts) return playSequence(session, context, line, line.acts);
  if (line.phase === explorationPhase)
    throw new UsageError(
      `${line.id}: sums up sequences that agreed with the model; explore again with \`run --suite exploration --seed ${context.seed}\``,
    );
  const phase = phases.find(({ id }) => id === line.phase);
  if (!phase || line.operationId === undefined)
    throw new UsageError(`${line.id}: is sent for other cases (phase ${line.phase}); replay one of those`);
  const operation = session.operation(line.operationId);
  const again = context.unknownApi ? runAnyOperation : runOperation;
  await again(session, operation.id, {
    phases: [phase],
    data: dataOf(context, titleOf(operation)),
    // What an observation compares lies before and after all cases of its phase.
    ...(line.rule === 'no-effect' ? {} : { wanted: (id) => id === originOf(line.id) }),
  });
}

function verdictOf(result: CaseResult | undefined): keyof typeof verdicts {
  if (!result || result.outcome === 'error' || result.outcome === 'skip') return 'ERROR';
  return isLevel(result.outcome) ? 'FAILED' : 'FIXED';
}

export async function replay(id: string, place: string | undefined, options: ReplayOptions): Promise<number> {
  const config = await loadConfig(process.cwd(), options.config);
  const record = place === undefined ? latestRecord(config.reportDir) : recordFile(place);
  const recorded = await recordedCase(record, id);
  const { run } = recorded;
  const known = Object.hasOwn(config.targets, run.target.name);
  if (options.target === undefined && !known)
    throw new UsageError(
      `${record}:1: its target ${run.target.name} is not configured; name one with --target (it was ${run.target.baseUrl})`,
    );
  const { name, target } = chooseTarget({ ...config, target: known ? run.target.name : config.target }, options);
  const unusable = await exitWhereNobodyIs(name, target);
  if (unusable !== undefined) return unusable;
  const runId = newRunId(new Date().toISOString());
  const folder = path.resolve(config.reportDir, `replay-${runId}`);
  const opened = await openRun({
    runId,
    folder,
    chosen: contractOfRecord(config, path.dirname(record), run.apiVersion),
    targetName: name,
    target,
    options: { ...options, seed: String(run.seed), strict: options.strict ?? run.target.strictness },
    seed: run.seed,
    workers: 1,
    failOn: run.failOn,
    selection: {},
    startEmbedded: embeddedSandbox,
  });
  const { close } = opened;
  const context = recorded.line.phase === 'retries' ? opened.webhooks : opened.context;
  if (context.care) makeFolder(folder, 0o700);
  try {
    const contract = loadContract(context.apiVersion, context.contractFolders);
    const silent = { append: () => undefined, close: () => undefined };
    const session = openSession(
      context,
      { account: 0, name: 'r' },
      { rules: rulesOf(context, contract), record: silent },
    );
    await carryOut(session, context, recorded);
    // Where the case that it was shrunk from fails no more, there is nothing to shrink.
    const [result] = [id, originOf(id)].flatMap((own) => session.results.findLast((one) => one.id === own) ?? []);
    const verdict = verdictOf(result);
    const { exitCode, paint } = verdicts[verdict];
    console.log(`${paint(pc.bold(verdict))}  ${recorded.line.name}\n${pc.dim(id)}`);
    for (const { outcome, check, message, expected, actual, pointer } of result?.problems ?? []) {
      console.log(`  ${outcome} ${check}: ${message}`);
      if (pointer !== undefined) console.log(`    at        ${pointer}`);
      if (expected !== undefined) console.log(`    expected  ${expected}`);
      if (actual !== undefined) console.log(`    actual    ${actual}`);
    }
    if (!result) console.log('  the case was not reached: what it needs could not be made');
    for (const line of await cleanUpTarget(context, contract)) console.log(line);
    return exitCode;
  } finally {
    await close();
  }
}
