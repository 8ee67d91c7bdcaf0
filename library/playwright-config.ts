import path from 'node:path';
import type { PlaywrightTestConfig } from '@playwright/test';
import { ownFile } from '../engine/own-file.js';
import { givenRunContext } from '../engine/run-context.js';
import { providePlan } from '../suites/support/plan.js';
import { assertKnownOptions } from './options.js';
import { knownOptions, preparedBy, type RunConformanceOptions } from './run.js';

/** What `npx playwright test` runs; how many workers there are, Playwright's own configuration says. */
export type PlaywrightRunOptions = Omit<RunConformanceOptions, 'workers' | 'signal' | 'onEvent'>;

/** The set-up is loaded by Playwright from a file of its own: a place that both know hands the options on. */
const place = Symbol.for('partner-api-conformance.options');

type Asked = typeof globalThis & { [place]?: PlaywrightRunOptions };

/** The options of the configuration that this process has loaded. */
export function askedOptions(): PlaywrightRunOptions {
  return (globalThis as Asked)[place] ?? {};
}

const besides: readonly string[] = ['workers', 'signal', 'onEvent'];

/**
 * A configuration of Playwright with which `npx playwright test` does what `conformance run` does: it opens target and sink, keeps
 * the record, writes the reports and gives the verdict, with Playwright's files, `--grep`, projects, `--list`, `--ui` and
 * reporters. Every case is a step of its test. Extend it by `defineConfig` of Playwright.
 *
 * @param options as those of `runConformance`; what is left out, `conformance.config.ts` says
 * @throws RangeError for an option that there is not
 *
 * @example
 * export default defineConfig(playwrightConfig({ apiVersion: 'latest' }), { reporter: 'html' });
 */
export function playwrightConfig(options: PlaywrightRunOptions = {}): PlaywrightTestConfig {
  const names = knownOptions.filter((name) => !besides.includes(name));
  assertKnownOptions('playwrightConfig', names, options);
  (globalThis as Asked)[place] = options;
  providePlan(async () => {
    const { chosen, selection } = (await preparedBy(options)).plan;
    return { contract: chosen.contract, selection, unknownApi: chosen.identification !== undefined };
  });
  const given = givenRunContext();
  return {
    globalSetup: ownFile('library/playwright-setup'),
    outputDir: path.join(process.cwd(), 'test-results'),
    workers: 2,
    forbidOnly: Boolean(process.env['CI']),
    // A run that started this process reports by itself; otherwise Playwright's own reporters do.
    ...(given && !given.begun ? { reporter: [[ownFile('suites/support/progress-reporter')]] } : {}),
    projects: [
      {
        name: 'conformance',
        testDir: path.dirname(ownFile('suites/index')),
        testMatch: /\.spec\.[jt]s$/,
        // Tests of a file share what they read; a repeated case would change state twice.
        fullyParallel: false,
        retries: 0,
        ...(given?.trace ? { use: { trace: 'on' } } : {}),
      },
    ],
  };
}
