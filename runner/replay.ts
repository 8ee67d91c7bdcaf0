import path from 'node:path';
import { loadContract } from '../contracts/model/load.js';
import { UsageError, type ResolvedConfig } from '../engine/config.js';
import { playAgain } from '../engine/exploration/explore.js';
import { explorationPhase } from '../engine/exploration/request.js';
import { storyOf, tellSequence } from '../engine/exploration/tell.js';
import { makeFolder } from '../engine/files.js';
import { isLevel, type CaseLine, type RecordedAct, type RunLine } from '../engine/record/format.js';
import { scanRecord } from '../engine/record/reader.js';
import { runAnyOperation } from '../engine/run-any-operation.js';
import type { RunContext } from '../engine/run-context.js';
import { runOperation } from '../engine/run-operation.js';
import { titleOf } from '../engine/selection.js';
import type { CaseResult } from '../engine/session/case-log.js';
import type { Session } from '../engine/session/session.js';
import { originOf } from '../engine/shrinking.js';
import { phases } from '../generators/cases/phases.js';
import { flows } from '../suites/flows/index.js';
import { scenarioNamed } from '../suites/retries/retries.js';
import { dataOf, openSession, rulesOf } from '../suites/support/session.js';
import { cleanUpTarget } from './clean-up.js';
import { contractOfRecord } from './contract.js';
import { heldKeys } from './credentials.js';
import type { StartEmbedded } from './embedded.js';
import { openRun } from './open.js';
import type { TargetOptions } from './options.js';
import { newRunId } from './plan.js';
import { chooseTarget, type ChosenTarget } from './target.js';

export type ReplayOptions = Omit<TargetOptions, 'seed' | 'contract' | 'apiVersion'>;

/** A case as it was carried out once. */
export interface RecordedCase {
  /** File of the record. */
  record: string;
  run: RunLine;
  line: CaseLine;
}

/** What came of carrying out a case again: it holds, it fails as before or otherwise, or it could not be carried out. */
export type ReplayVerdict = 'FIXED' | 'FAILED' | 'ERROR';

export interface Replayed {
  verdict: ReplayVerdict;
  /** What the checks said; absent where the case was not reached. */
  result?: CaseResult;
  /** Of a sequence that parts from the model again: its steps in words. */
  story: readonly string[];
  /** What became of what was made at the target, a line each. */
  cleaned: readonly string[];
}

/**
 * A case of a record.
 * @throws UsageError where the record has none with this id
 */
export async function recordedCase(record: string, id: string): Promise<RecordedCase> {
  let line: CaseLine | undefined;
  const { run } = await scanRecord(record, (entry) => {
    if (entry.line.id === id) line = entry.line;
  });
  if (!line)
    throw new UsageError(`${record}: has no case ${id}; copy the id of a case from its report, or name another record`);
  return { record, run, line };
}

/**
 * Where a recorded case is carried out again: at the target of its run, or at the one that the options name.
 * @throws UsageError where the configuration has no such target
 */
export function replayTarget(config: ResolvedConfig, options: ReplayOptions, recorded: RecordedCase): ChosenTarget {
  const { record, run } = recorded;
  const known = Object.hasOwn(config.targets, run.target.name);
  if (options.target === undefined && !known)
    throw new UsageError(
      `${record}:1: its target ${run.target.name} is not configured; name one with --target (it was ${run.target.baseUrl})`,
    );
  return chooseTarget({ ...config, target: known ? run.target.name : config.target }, options);
}

/** Plays a sequence again that parted from the model; gives its story if it parts again. */
async function playSequence(
  session: Session,
  { seed }: RunContext,
  line: CaseLine,
  acts: readonly RecordedAct[],
): Promise<string[]> {
  const { operationId, rule } = line;
  const played = await playAgain(session, acts, seed);
  if (operationId === undefined || played.lost !== undefined) return [];
  tellSequence(session, { operationId, rule, acts }, played);
  return played.disagreement
    ? storyOf(played.scenes, played.disagreement).map(
        ({ done, expected, actual }) => `${done}: expected ${expected}, observed ${actual}`,
      )
    : [];
}

/** Carries out a case with what it needs; other cases of its flow go along, for they are what it needs. */
async function carryOut(session: Session, context: RunContext, { line }: RecordedCase): Promise<string[]> {
  if (line.flow !== undefined) {
    const scenario = scenarioNamed(line.flow);
    const flow = flows.find(({ id }) => id === line.flow);
    if (scenario) await scenario.run(session, dataOf(context, scenario.id), true);
    else if (flow) await flow.run(session, dataOf(context, flow.about));
    else throw new UsageError(`${line.id}: its flow ${line.flow} is not one of these suites; run the suite again`);
    return [];
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
  return [];
}

function verdictOf(result: CaseResult | undefined): ReplayVerdict {
  if (!result || result.outcome === 'error' || result.outcome === 'skip') return 'ERROR';
  return isLevel(result.outcome) ? 'FAILED' : 'FIXED';
}

/**
 * Carries out a recorded case again, with its seed, in a folder of its own; nothing is recorded.
 * @throws UsageError where it cannot be carried out alone, or the target lacks what it needs
 */
export async function replayCase(
  recorded: RecordedCase,
  config: ResolvedConfig,
  { options, chosen, startEmbedded }: { options: ReplayOptions; chosen: ChosenTarget; startEmbedded: StartEmbedded },
): Promise<Replayed> {
  const { record, run, line } = recorded;
  const runId = newRunId(new Date().toISOString());
  const folder = path.resolve(config.reportDir, `replay-${runId}`);
  const opened = await openRun({
    runId,
    folder,
    reports: path.resolve(config.reportDir),
    chosen: contractOfRecord(config, path.dirname(record), run.apiVersion, heldKeys(chosen.target, options)),
    targetName: chosen.name,
    target: chosen.target,
    options: { ...options, seed: String(run.seed), strict: options.strict ?? run.target.strictness },
    seed: run.seed,
    workers: 1,
    failOn: run.failOn,
    selection: {},
    startEmbedded,
  });
  const context = line.phase === 'retries' ? opened.webhooks : opened.context;
  if (context.care) makeFolder(folder, 0o700);
  try {
    const contract = loadContract(context.apiVersion, context.contractFolders);
    const silent = { append: () => undefined, close: () => undefined };
    const who = { account: 0, name: 'r' };
    const session = openSession(context, who, { rules: rulesOf(context, contract), record: silent });
    const story = await carryOut(session, context, recorded);
    // Where the case that it was shrunk from fails no more, there is nothing to shrink.
    const [result] = [line.id, originOf(line.id)].flatMap(
      (own) => session.results.findLast((one) => one.id === own) ?? [],
    );
    const cleaned = await cleanUpTarget(context, contract);
    return { verdict: verdictOf(result), ...(result && { result }), story, cleaned };
  } finally {
    await opened.close();
  }
}
