import { test as base, expect } from '@playwright/test';
import { levels } from '../../engine/record/format.js';
import { readRunContext, type RunContext } from '../../engine/run-context.js';
import { inShard } from '../../engine/selection.js';
import type { CaseResult, Session } from '../../engine/session.js';
import type { Data } from '../../generators/data/data.js';
import { dataOf, openSession } from './session.js';

interface WorkerFixtures {
  run: RunContext;
  session: Session;
}

interface TestFixtures {
  /** Leaves the tests of other shards out. */
  shard: undefined;
  /** Values for this test, reproducible from the run's seed. */
  data: Data;
  /** Fails the test if a case it carries out has a finding at or above the run's threshold. */
  judged: Session;
}

function failures(results: readonly CaseResult[], run: RunContext): string[] {
  const threshold = levels.indexOf(run.failOn);
  return results.flatMap((result) =>
    result.problems
      .filter((problem) => problem.outcome === 'error' || (problem.level && levels.indexOf(problem.level) >= threshold))
      .map((problem) => `${result.id} · ${problem.check}: ${problem.message}`),
  );
}

/** Playwright's `test` with a session against the run's target. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  // Playwright reads fixture names off the first parameter's pattern, so that it has to be one.
  run: [async ({}, use) => use(readRunContext()), { scope: 'worker' }],
  session: [
    async ({ run }, use, workerInfo) => {
      const { parallelIndex, workerIndex } = workerInfo;
      const session = openSession(run, { account: parallelIndex, name: `w${workerIndex}` });
      await use(session);
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
  judged: async ({ session, run }, use, testInfo) => {
    // Each wait has an end of its own; how many there are, and how far apart, depends on the target.
    if (run.care) testInfo.setTimeout(0);
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
  },
});
