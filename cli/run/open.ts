import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Target } from '../../engine/config.js';
import type { Level } from '../../engine/record/format.js';
import type { RunContext } from '../../engine/run-context.js';
import type { Selection } from '../../engine/selection.js';
import { startSink } from '../../sink/index.js';
import { listenError } from '../options.js';
import type { ChosenContract } from './contract.js';
import type { TargetOptions } from './options.js';
import { prepareTarget } from './target.js';

/** A run that can begin: target and sink are there. */
export interface OpenRun {
  context: RunContext;
  close(): Promise<void>;
}

export interface RunPlan {
  runId: string;
  /** Folder of the run; it need not exist yet. */
  folder: string;
  chosen: ChosenContract;
  targetName: string;
  target: Target;
  options: TargetOptions;
  seed: number;
  workers: number;
  failOn: Level;
  selection: Selection;
}

/**
 * Starts the sink, and the sandbox where it is the target.
 * @throws UsageError when a secret is not set, a fault is unknown or a port is taken
 */
export async function openRun(plan: RunPlan): Promise<OpenRun> {
  const { runId, folder, chosen, targetName, target, options, seed, workers, failOn, selection } = plan;
  const { contract, apiVersion, identification } = chosen;
  const sinkAddress = target.kind === 'remote' ? (target.sink ?? {}) : {};
  const readToken = randomUUID();
  // The journal keeps deliveries as they came, tokens included: it is no part of what a run hands out.
  const journalFolder = mkdtempSync(path.join(tmpdir(), 'conformance-sink-'));
  const forget = (): void => rmSync(journalFolder, { recursive: true, force: true });
  const sink = await startSink({
    ...sinkAddress,
    journal: path.join(journalFolder, 'journal.ndjson'),
    inboxes: [{ name: 'run', contract }],
    readToken,
  }).catch((error: unknown) => {
    forget();
    throw listenError(error, "the sink's");
  });
  const ready = await prepareTarget(targetName, target, options, {
    apiVersion,
    workers,
    sinkUrl: sink.url,
    folder,
    ...(identification ? { identification } : {}),
  }).catch(async (error: unknown) => {
    await sink.close();
    forget();
    throw error;
  });
  return {
    context: {
      runId,
      apiVersion: contract.version,
      contractFolders: chosen.foldersFor(folder),
      record: path.join(folder, 'record.ndjson'),
      seed,
      failOn,
      selection,
      unknownApi: identification !== undefined,
      target: ready.target,
      ...(ready.care ? { care: ready.care } : {}),
      sink: { url: sink.url, readToken },
      deliveries: ready.deliveries,
      redactionKey: randomUUID(),
    },
    async close() {
      await ready.close();
      await sink.close();
      forget();
    },
  };
}
