import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Level } from '../contracts/model/levels.js';
import type { Target } from '../engine/config.js';
import type { RunContext } from '../engine/run-context.js';
import { wantsFlow, type Selection } from '../engine/selection.js';
import { closeAll } from './close-all.js';
import type { ChosenContract } from './contract.js';
import type { StartEmbedded } from './embedded.js';
import { givenValues } from './given-values.js';
import type { TargetOptions } from './options.js';
import { privateFolder } from './private-folder.js';
import { sinkOf } from './sink.js';
import { prepareTarget, type ReadyTarget } from './target.js';

/** Inboxes of the sink of a run. */
const inboxes = { run: 'run', webhooks: 'webhooks', exploration: 'exploration' } as const;

/** A run that can begin: target and sink are there. */
export interface OpenRun {
  context: RunContext;
  /** Where the suite of webhooks runs: it moves the clock, and so it has a sandbox and an inbox of its own. */
  webhooks: RunContext;
  /** Where sequences are explored, where that is another place: they move the clock and cause what no case waits for. */
  exploration?: RunContext;
  close(): Promise<void>;
}

export interface RunPlan {
  runId: string;
  /** Folder of the run; it need not exist yet. */
  folder: string;
  /** Folder of reports that the configuration names, wherever this run writes. */
  reports: string;
  chosen: ChosenContract;
  targetName: string;
  target: Target;
  options: TargetOptions;
  seed: number;
  workers: number;
  failOn: Level;
  selection: Selection;
  /** Starts the environment of a target of kind `sandbox`. */
  startEmbedded: StartEmbedded;
  trace?: boolean;
  /** How long the run may go on, in milliseconds. */
  timeLimitMs?: number;
}

/**
 * Starts the sink, and the sandbox where it is the target.
 * @throws UsageError when a secret is not set, a fault is unknown, a port is taken or a sink elsewhere is not usable
 */
export async function openRun(plan: RunPlan): Promise<OpenRun> {
  const { runId, folder, reports, chosen, targetName, target, options } = plan;
  const { seed, workers, failOn, selection, trace, timeLimitMs, startEmbedded } = plan;
  const { contract, apiVersion, identification } = chosen;
  const given = givenValues(options, chosen);
  const apart = target.kind === 'sandbox' && wantsFlow(selection, 'retries');
  const explores = target.kind === 'sandbox' && selection.explore !== undefined;
  const names = [inboxes.run, ...(apart ? [inboxes.webhooks] : []), ...(explores ? [inboxes.exploration] : [])];
  // Journal and ledger keep what came as it came, tokens included: they are no part of what a run hands out.
  const { folder: secret, forget } = privateFolder();
  const journal = path.join(secret, 'journal.ndjson');
  const configured = target.kind === 'remote' ? target.sink : undefined;
  const sink = await sinkOf(configured, contract, names, { targetName, journal }).catch((error: unknown) => {
    forget();
    throw error;
  });
  const { shard } = selection;
  const around = {
    apiVersion,
    folder,
    reports,
    startEmbedded,
    ...(identification ? { identification } : {}),
    ...(shard ? { shard } : {}),
  };
  const opened: ReadyTarget[] = [];
  const close = async (): Promise<void> => {
    await closeAll([...opened.map((target) => () => target.close()), () => sink.close(), forget]);
  };
  const prepare = async (inbox: string, accounts: number): Promise<ReadyTarget> => {
    const place = { ...around, workers: accounts, sinkUrl: sink.urlOf(inbox) };
    const ready = await prepareTarget(targetName, target, options, place);
    opened.push(ready);
    return ready;
  };
  try {
    const ready = await prepare(inboxes.run, workers);
    const context: RunContext = {
      runId,
      apiVersion: contract.version,
      contractFolders: chosen.foldersFor(folder),
      record: path.join(folder, 'record.ndjson'),
      seed,
      failOn,
      selection,
      ...(trace ? { trace } : {}),
      ...(given ? { given } : {}),
      ...(timeLimitMs === undefined ? {} : { until: Date.now() + timeLimitMs }),
      unknownApi: identification !== undefined,
      target: ready.target,
      ...(ready.care ? { care: ready.care } : {}),
      sink: sink.inbox(inboxes.run),
      deliveries: ready.deliveries,
      redactionKey: randomUUID(),
      ledger: path.join(secret, 'values.ndjson'),
    };
    const another = async (inbox: string): Promise<RunContext> => ({
      ...context,
      target: (await prepare(inbox, 1)).target,
      sink: sink.inbox(inbox),
    });
    const webhooks = apart ? await another(inboxes.webhooks) : context;
    return { context, webhooks, ...(explores ? { exploration: await another(inboxes.exploration) } : {}), close };
  } catch (error) {
    await close();
    throw error;
  }
}
