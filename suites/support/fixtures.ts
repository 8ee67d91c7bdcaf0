import { test as base, expect, type TestInfo, type WorkerInfo } from '@playwright/test';
import { levels } from '../../contracts/model/levels.js';
import { httpTransport } from '../../engine/http-transport.js';
import { readRunContext, type RunContext } from '../../engine/run-context.js';
import { inShard } from '../../engine/selection.js';
import type { CaseResult, Session } from '../../engine/session.js';
import type { Data } from '../../generators/data/data.js';
import { playwrightTransport } from './playwright-transport.js';
import { begun } from './progress-reporter.js';
import { dataOf, openSession, rulesOf, type Rules, type Worker } from './session.js';

interface WorkerFixtures {
  run: RunContext;
  rules: Rules;
  /** For bulk phases. */
  bulkSession: Session;
  /** For flows and specs written by hand: its calls show in Playwright's traces and UI, where somebody looks at these. */
  session: Session;
}

interface TestFixtures {
  /** Leaves the tests of other shards out. */
  shard: undefined;
  /** Values for this test, reproducible from the run's seed. */
  data: Data;
  /** Fails the test if a case it carries out has a finding at or above the run's threshold. */
  judged: Session;
  /** The same for thousands of cases: it sends them over a plain client. */
  judgedInBulk: Session;
}

function failures(results: readonly CaseResult[], run: RunContext): string[] {
  const threshold = levels.indexOf(run.failOn);
  return results.flatMap((result) =>
    result.problems
      .filter((problem) => problem.outcome === 'error' || (problem.level && levels.indexOf(problem.level) >= threshold))
      .map((problem) => `${result.id} · ${problem.check}: ${problem.message}`),
  );
}

/** Lends a session to a test, and fails the test for what the session found meanwhile. */
async function lend(
  session: Session,
  run: RunContext,
  testInfo: TestInfo,
  use: (session: Session) => Promise<void>,
): Promise<void> {
  // Each wait has an end of its own; how many there are, and how far apart, depends on the target.
  if (run.care) testInfo.setTimeout(0);
  testInfo.annotations.push({ type: begun });
  const before = session.results.length;
  await use(session);
  for (const error of testInfo.errors)
    session.options.record.append({
      type: 'error',
      at: new Date().toISOString(),
      where: testInfo.title,
      message: error.message ?? 'unknown error',
    });
  const found = failures(session.results.slice(before), run);
  expect(found, found.join('\n')).toEqual([]);
}

/** Who works here: its account, and a name that no other worker of the run has. */
function workerOf({ stage }: RunContext, { parallelIndex, workerIndex }: WorkerInfo): Worker {
  return { account: parallelIndex, name: `${stage?.id ?? 'w'}${workerIndex}` };
}

/** Playwright's `test` with a session against the run's target. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  // Playwright reads fixture names off the first parameter's pattern, so that it has to be one.
  run: [async ({}, use) => use(readRunContext()), { scope: 'worker' }],
  rules: [async ({ run }, use) => use(rulesOf(run)), { scope: 'worker' }],
  bulkSession: [
    async ({ run, rules }, use, workerInfo) => {
      const session = openSession(run, workerOf(run, workerInfo), { rules });
      await use(session);
      session.options.record.close();
    },
    { scope: 'worker' },
  ],
  session: [
    async ({ run, rules, playwright }, use, workerInfo) => {
      const { account, name } = workerOf(run, workerInfo);
      const plain = httpTransport(run.target.limits);
      const shown = run.trace || run.watched ? playwrightTransport(playwright.request, plain) : undefined;
      const transport = shown?.send ?? plain;
      const session = openSession(run, { account, name: `${name}p` }, { rules, transport });
      await use(session);
      await shown?.close();
      session.options.record.close();
    },
    { scope: 'worker' },
  ],
  shard: [
    async ({ run }, use, testInfo) => {
      testInfo.skip(!inShard(run.selection, testInfo.title), 'in another shard');
      await use(undefined);
    },
    { auto: true },
  ],
  data: async ({ run }, use, testInfo) => use(dataOf(run, testInfo.title)),
  judged: async ({ session, run }, use, testInfo) => lend(session, run, testInfo, use),
  judgedInBulk: async ({ bulkSession, run }, use, testInfo) => lend(bulkSession, run, testInfo, use),
});
