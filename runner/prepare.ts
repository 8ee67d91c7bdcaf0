import path from 'node:path';
import { leftToday, shortfalls, type Allowance } from '../engine/budget.js';
import { UsageError, type ResolvedConfig } from '../engine/config.js';
import type { RecordLine } from '../engine/record/format.js';
import { chooseContract } from './contract.js';
import { heldKeys } from './credentials.js';
import { documentTexts } from './documents/downloaded.js';
import { givenValues } from './given-values.js';
import type { StartEmbedded } from './embedded.js';
import type { RunPlan } from './open.js';
import { wholeNumber } from './option-values.js';
import type { RunOptions } from './options.js';
import { newRunId } from './plan.js';
import { costsOf, rehearse, type Rehearsal } from './rehearsal.js';
import { scopeOf, withFlows } from './scope.js';
import { parseTimeLimit, selectionOf, withoutKnowledge } from './selection.js';
import { allowanceOf, chooseTarget, dailyOf, rateOf, shareOfBudget } from './target.js';
import { triggersAt } from './triggers.js';
import { waiversOf } from './waivers.js';

/** A run that is decided in all it does, and has sent and written nothing. */
export interface PreparedRun {
  plan: RunPlan;
  config: ResolvedConfig;
  options: RunOptions;
  /** ISO 8601. */
  startedAt: string;
  /** Lines of the record that stand right after the first. */
  opening: readonly RecordLine[];
}

/**
 * Decides what a run does, from options and configuration.
 * @throws UsageError where an option can't be meant, ContractError where there is no such contract
 */
export async function prepareRun(
  options: RunOptions,
  config: ResolvedConfig,
  startEmbedded: StartEmbedded,
): Promise<PreparedRun> {
  const { name: targetName, target } = chooseTarget(config, options);
  const texts = options.contract === undefined ? undefined : await documentTexts(options.contract, '--contract');
  const chosen = chooseContract(config, options, heldKeys(target, options), texts);
  const seed = wholeNumber('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER);
  const workers = wholeNumber('--workers', options.workers, 1, 64);
  rateOf(options.rateLimit, undefined);
  const slow = options.slow ?? (target.kind === 'remote' && target.slow === true);
  const selected = selectionOf({ ...options, slow }, chosen.contract);
  const selection = chosen.identification ? withoutKnowledge(selected) : await withFlows(selected, chosen);
  const waivers = waiversOf(config, options, chosen.contract.version);
  const startedAt = new Date().toISOString();
  const runId = newRunId(startedAt);
  const plan: RunPlan = {
    runId,
    folder: path.resolve(options.reportDir ?? config.reportDir, runId),
    reports: path.resolve(config.reportDir),
    chosen,
    targetName,
    target,
    options,
    seed,
    workers,
    failOn: options.failOn ?? config.failOn,
    selection,
    startEmbedded,
    ...(options.trace ? { trace: true } : {}),
    ...(options.timeLimit === undefined ? {} : { timeLimitMs: parseTimeLimit(options.timeLimit) }),
  };
  const scope = scopeOf({ ...selected, ...(selection.flows && { flows: selection.flows }) }, chosen);
  return { plan, config, options, startedAt, opening: [...waivers, scope] };
}

/** What the target of a run allows to be spent. */
export function allowedBy({ target, selection }: Pick<RunPlan, 'target' | 'selection'>): Allowance {
  return target.kind === 'remote' ? shareOfBudget(allowanceOf(target), selection.shard) : {};
}

/** What a run would do. */
export async function foresee({ chosen, target, selection, seed, options }: RunPlan): Promise<Rehearsal> {
  const remote = target.kind === 'remote' ? target : undefined;
  // What a rehearsal would send is shown: a secret is not.
  const given = givenValues(options, chosen)?.map((one) => (one.secret ? { ...one, value: 'secret' } : one));
  return rehearse({
    contract: chosen.contract,
    unknownApi: chosen.identification !== undefined,
    ...(chosen.identification ? { identification: chosen.identification } : {}),
    selection,
    seed,
    sandbox: target.kind === 'sandbox',
    can: triggersAt(target),
    ...(remote ? { fixtures: remote.fixtures ?? {} } : {}),
    otherAccount: remote ? remote.otherApiKey !== undefined : true,
    ...(given && { given }),
  });
}

/** What is left of what all runs of the day may spend at the target of a run. */
export function leftTodayFor({
  target,
  targetName,
  reports,
}: Pick<RunPlan, 'target' | 'targetName' | 'reports'>): Allowance {
  if (target.kind !== 'remote' || !target.dailyBudget) return {};
  const { ledger, budget } = dailyOf(targetName, target.dailyBudget, reports);
  return leftToday(ledger, budget, Date.now());
}

/** @throws UsageError where the target's budget, or what is left of that of the day, does not suffice for a run */
export async function assertAffordable(plan: RunPlan): Promise<void> {
  const [allowed, left] = [allowedBy(plan), leftTodayFor(plan)];
  if (Object.keys({ ...allowed, ...left }).length === 0) return;
  const costs = costsOf(await foresee(plan));
  const member = `targets.${plan.targetName}`;
  const cure = 'or choose less with --phases or --include-operation-id';
  const short = shortfalls(costs, allowed);
  if (short.length > 0)
    throw new UsageError(
      `${member}.budget: the run would cost more calls than it allows (${short.join('; ')}); allow more there, ${cure}`,
    );
  const shortToday = shortfalls(costs, left);
  if (shortToday.length > 0)
    throw new UsageError(
      `${member}.dailyBudget: the run would cost more calls than the runs of today have left (${shortToday.join('; ')}); wait until the next day begins by UTC, allow more there, ${cure}`,
    );
}
