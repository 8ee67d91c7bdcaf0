import path from 'node:path';
import { ownFile } from '../engine/own-file.js';
import type { RunOptions } from './options.js';

export type PlaywrightOptions = Pick<RunOptions, 'playwrightReporter' | 'ui' | 'uiPort'>;

/** The reporter that the project's configuration names; it also ends Playwright where this process is gone. */
const progressReporter = ownFile('suites/support/progress-reporter');

/**
 * Arguments and environment that give a stage Playwright's own reporters or its UI. All that they write goes below `folder`, which
 * is in the folder of the run.
 */
export function playwrightExtras(
  { playwrightReporter, ui, uiPort }: PlaywrightOptions,
  folder: string,
): { args: string[]; env: Record<string, string> } {
  if (uiPort !== undefined) return { args: ['--ui-host', '127.0.0.1', '--ui-port', uiPort], env: {} };
  if (ui) return { args: ['--ui'], env: {} };
  if (playwrightReporter === undefined) return { args: [], env: {} };
  return {
    args: ['--reporter', [progressReporter, ...playwrightReporter].join(',')],
    env: {
      PLAYWRIGHT_HTML_OUTPUT_DIR: path.join(folder, 'html'),
      PLAYWRIGHT_HTML_OPEN: 'never',
      PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(folder, 'report.json'),
      PLAYWRIGHT_JUNIT_OUTPUT_FILE: path.join(folder, 'junit.xml'),
      PLAYWRIGHT_BLOB_OUTPUT_DIR: path.join(folder, 'blob'),
    },
  };
}
