import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { loadContract } from '../contracts/model/load.js';
import { ownFile } from '../engine/own-file.js';
import { runContextVariable, type RunContext } from '../engine/run-context.js';
import type { Emit } from './events.js';
import { carryOutHere, exploreHere, sufficesHere } from './in-process.js';
import type { OpenRun } from './open.js';
import { playwrightExtras, type PlaywrightOptions } from './playwright.js';
import { stagesOf, type SuiteStage } from './stages.js';

/** Where Playwright keeps what it writes by itself, traces above all: beside the record, not where the user happens to stand. */
export function playwrightFolder({ record }: Pick<RunContext, 'record'>): string {
  return path.join(path.dirname(record), 'playwright');
}

/** How long Playwright may take to stop by itself; a worker that is just starting can hold it up for minutes. */
const graceMs = 3_000;

/** What the suites of a run are carried out with. */
export interface SuitesOptions {
  workers: number;
  /** Ends Playwright early. */
  signal: AbortSignal;
  options?: PlaywrightOptions;
  /** Playwright gets no terminal: what it says are events. */
  quiet?: boolean;
  emit: Emit;
}

/** How the suites of a run ended. */
export interface SuitesEnd {
  /** First exit code that tells of something; `null` where a signal ended them. */
  exitCode: number | null;
  /** Titles of the tests that began, where more than the options of the run chose them. */
  begun?: ReadonlySet<string>;
}

/** Carries out the suites of a run at what was opened for it. */
export type CarryOutSuites = (
  opened: Pick<OpenRun, 'context' | 'webhooks' | 'exploration'>,
  asked: SuitesOptions,
) => Promise<SuitesEnd>;

/** Runs the suites of one stage; gives Playwright's exit code, `null` where a signal ended it. */
function runStage(
  context: RunContext,
  { id, folders, workers }: SuiteStage,
  { signal, options = {}, emit, quiet = false }: SuitesOptions,
): Promise<number | null> {
  const watched = options.ui === true || options.uiPort !== undefined || options.playwrightReporter !== undefined;
  const extras = playwrightExtras(options, path.join(playwrightFolder(context), `${id}-reports`));
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const child = spawn(
    process.execPath,
    [
      cli,
      'test',
      ...folders,
      '--config',
      ownFile('playwright.config'),
      '--project',
      'conformance',
      '--workers',
      String(workers),
      '--output',
      path.join(playwrightFolder(context), id),
      // A shard, or a selection, may leave a stage nothing.
      '--pass-with-no-tests',
      ...extras.args,
    ],
    // The channel tells Playwright when this process dies: it then stops instead of testing a sandbox that is gone.
    {
      stdio: quiet ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'inherit', 'inherit', 'ipc'],
      env: {
        ...process.env,
        ...extras.env,
        [runContextVariable]: JSON.stringify({ ...context, stage: { id, workers }, watched }),
      },
    },
  );
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream]?.setEncoding('utf8').on('data', (text: string) => emit({ type: 'output', stream, text }));
  const stop = (): void => {
    child.kill('SIGINT');
    setTimeout(() => child.kill('SIGKILL'), graceMs).unref();
  };
  // One that is still starting has not noticed yet that this process ends.
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  signal.addEventListener('abort', stop, { once: true });
  return new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  }).finally(() => {
    process.off('exit', kill);
    signal.removeEventListener('abort', stop);
  });
}

/** Runs the suites stage by stage, in Playwright, which is started for them, unless this process suffices. */
export const runSuites: CarryOutSuites = async ({ context, webhooks, exploration = context }, asked) => {
  const { workers, signal, emit, options = {} } = asked;
  const contract = loadContract(context.apiVersion, context.contractFolders);
  let exitCode: number | null = 0;
  for (const stage of stagesOf(context, workers)) {
    if (signal.aborted) return { exitCode: null };
    const began = performance.now();
    const own = stage.context === 'webhooks' ? webhooks : context;
    const here = sufficesHere(contract, own, stage, options);
    const ended =
      stage.context === 'exploration'
        ? await exploreHere({ ...exploration, stage }, signal)
        : here
          ? await carryOutHere({ ...own, stage }, stage, { account: 0, name: `${stage.id}0` }, signal)
          : await runStage(own, stage, asked);
    emit({ type: 'stage-end', suites: stage.folders, durationMs: performance.now() - began });
    exitCode = exitCode === 0 ? ended : exitCode;
  }
  return { exitCode };
};
