import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { packageRoot } from '../../contracts/model/load.js';
import { runContextVariable, type RunContext } from '../../engine/run-context.js';
import { flowPhases, selectPhases, wantsFlow } from '../../engine/selection.js';

function playwrightConfig(): string {
  const source = path.join(packageRoot, 'playwright.config.ts');
  return existsSync(source) ? source : path.join(packageRoot, 'dist', 'playwright.config.js');
}

/** Folders of the suites that have something to do; none stands for all. */
function foldersOf({ selection }: RunContext): string[] {
  const hasFlows = flowPhases.some(({ id }) => wantsFlow(selection, id));
  if (!hasFlows) return ['suites/requests/'];
  return selectPhases(selection).length === 0 ? ['suites/flows/', 'suites/webhooks/'] : [];
}

/** How long Playwright may take to stop by itself; a worker that is just starting can hold it up for minutes. */
const graceMs = 3_000;

/** Runs the suites in Playwright and gives its exit code; `null` when a signal ended it. */
export function runSuites(
  context: RunContext,
  workers: number,
  onChild: (stop: () => void) => void,
): Promise<number | null> {
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  // Playwright's own files go beside the record, not into the folder the user happens to stand in.
  const output = path.join(path.dirname(context.record), 'playwright');
  const child = spawn(
    process.execPath,
    [
      cli,
      'test',
      ...foldersOf(context),
      '--config',
      playwrightConfig(),
      '--project',
      'conformance',
      '--workers',
      String(workers),
      '--output',
      output,
    ],
    // The channel tells Playwright when this process dies: it then stops instead of testing a sandbox that is gone.
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, [runContextVariable]: JSON.stringify(context) },
    },
  );
  onChild(() => {
    child.kill('SIGINT');
    setTimeout(() => child.kill('SIGKILL'), graceMs).unref();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}
