import { appendFileSync } from 'node:fs';
import { test as base, type TestInfo, type WorkerInfo } from '@playwright/test';
import { readRunContext, type RunContext } from '../../engine/run-context.js';
import type { CaseResult } from '../../engine/session/case-log.js';
import type { Session } from '../../engine/session/session.js';
import type { Data } from '../../generators/data/data.js';
import { failuresOf, failureText, stepTitle, waivedBy, type MarkWaived } from './findings.js';
import { begun } from './progress-reporter.js';
import { carriesOut } from '../parts.js';
import { dataOf, openSession, rulesOf, type Rules, type Worker } from './session.js';

interface WorkerOptions {
  /** The suite of webhooks moves the clock: it may have a sandbox and an inbox of its own. */
  suite: 'webhooks' | 'others';
}

interface WorkerFixtures {
  run: RunContext;
  rules: Rules;
  waived: MarkWaived;
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

/** Findings are no fault of the line that noticed them: the message says all. */
class Failures extends Error {
  constructor(texts: readonly string[]) {
    super(texts.join('\n\n'));
    this.stack = this.message;
  }
}

/** Shows a case as a step of its test. */
async function showCase(result: CaseResult, text: string): Promise<void> {
  const shown = base.step(stepTitle(result), () => {
    if (text !== '') throw new Failures([text]);
  });
  // The test itself fails once, with all that was found.
  await shown.catch(() => undefined);
}

/** Lends a session to a test, and fails the test for what the session found meanwhile. */
async function lend(
  { session, run, waived }: Pick<WorkerFixtures, 'session' | 'run' | 'waived'>,
  testInfo: TestInfo,
  use: (session: Session) => Promise<void>,
): Promise<void> {
  // Each wait has an end of its own; how many there are, and how far apart, depends on the target.
  if (run.care) testInfo.setTimeout(0);
  if (!run.watched) testInfo.annotations.push({ type: begun });
  const found: string[] = [];
  const steps: Promise<void>[] = [];
  session.onResult = (result) => {
    const marked = waived(result);
    const failures = failuresOf(marked, run.failOn);
    const text = failures.length === 0 ? '' : failureText(marked, failures);
    if (text !== '') found.push(text);
    if (run.watched) steps.push(showCase(marked, text));
  };
  await use(session);
  delete session.onResult;
  await Promise.all(steps);
  for (const error of testInfo.errors)
    session.options.record.append({
      type: 'error',
      at: new Date().toISOString(),
      where: testInfo.title,
      message: error.message ?? 'unknown error',
    });
  if (found.length > 0) throw new Failures(found);
}

/** Who works here: its account, and a name that no other worker of the run has. */
function workerOf({ stage }: RunContext, { parallelIndex, workerIndex }: WorkerInfo): Worker {
  return { account: parallelIndex, name: `${stage?.id ?? 'w'}${workerIndex}` };
}

/** Playwright's `test` with a session against the run's target. */
export const test = base.extend<TestFixtures, WorkerOptions & WorkerFixtures>({
  suite: ['others', { option: true, scope: 'worker' }],
  run: [
    async ({ suite }, use) => {
      const run = readRunContext();
      await use(suite === 'webhooks' && run.apart ? { ...run, ...run.apart } : run);
    },
    { scope: 'worker' },
  ],
  rules: [async ({ run }, use) => use(rulesOf(run)), { scope: 'worker' }],
  waived: [async ({ run }, use) => use(await waivedBy(run.record)), { scope: 'worker' }],
  session: [
    async ({ run, rules }, use, workerInfo) => {
      const session = openSession(run, workerOf(run, workerInfo), { rules });
      await use(session);
      session.options.record.close();
    },
    { scope: 'worker' },
  ],
  shard: [
    async ({ run, rules: { contract } }, use, testInfo) => {
      const { selection, target } = run;
      const isOwn = carriesOut({ contract, selection, sandbox: target.sandbox }, testInfo.title);
      testInfo.skip(!isOwn, 'in another shard');
      if (run.begun !== undefined) appendFileSync(run.begun, `${JSON.stringify(testInfo.title)}\n`);
      await use(undefined);
    },
    { auto: true },
  ],
  data: async ({ run }, use, testInfo) => use(dataOf(run, testInfo.title)),
  judged: async ({ session, run, waived }, use, testInfo) => lend({ session, run, waived }, testInfo, use),
});
