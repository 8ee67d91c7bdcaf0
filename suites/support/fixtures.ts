import { test as base, expect } from '@playwright/test';
import { loadContract } from '../../contracts/model/load.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import { createClient } from '../../engine/client.js';
import type { Inbox } from '../../engine/inbox.js';
import { levels } from '../../engine/record/format.js';
import { Redactor } from '../../engine/record/redaction.js';
import { openRecord } from '../../engine/record/writer.js';
import { readRunContext, type RunContext } from '../../engine/run-context.js';
import { Session, type CaseResult } from '../../engine/session.js';
import { sandboxTriggers } from '../../engine/triggers/sandbox.js';
import { createData, type Data } from '../../generators/data/data.js';
import { createSinkClient } from '../../sink/client.js';
import { toReceived } from './received.js';

interface WorkerFixtures {
  run: RunContext;
  session: Session;
}

interface TestFixtures {
  /** Values for this test, reproducible from the run's seed. */
  data: Data;
  /** Fails the test if a case it carries out has a finding at or above the run's threshold. */
  judged: Session;
}

function inboxOf(run: RunContext): Inbox {
  const client = createSinkClient(run.sink);
  return {
    async waitFor(filter, count, timeoutMs) {
      const { deliveries } = await client.waitFor({
        webhook: filter.webhookId,
        field: filter.pointer,
        equals: filter.equals,
        count,
        timeoutMs,
      });
      return deliveries.map(toReceived);
    },
  };
}

function openSession(run: RunContext, workerIndex: number): Session {
  const contract = loadContract(run.apiVersion, run.contractFolders);
  const { apiKey, webhookToken } = run.target;
  const redactor = new Redactor({
    secrets: [
      { label: '$PARTNER_API_KEY', text: apiKey },
      { label: '$WEBHOOK_TOKEN', text: webhookToken ?? '' },
    ],
    key: run.redactionKey,
  });
  const validator = new ContractValidator(contract);
  validator.warmUp();
  let exchanges = 0;
  return new Session({
    contract,
    validator,
    client: createClient({
      baseUrl: run.target.baseUrl,
      allowedHosts: [new URL(run.target.baseUrl).host],
      nextId: () => `w${workerIndex}-${(exchanges += 1)}`,
    }),
    inbox: inboxOf(run),
    triggers: run.target.sandbox ? sandboxTriggers(run.target.baseUrl) : {},
    record: openRecord(run.record, redactor),
    redactor,
    strictness: run.target.strictness,
    apiKey,
    ...(webhookToken === undefined ? {} : { webhookToken }),
    deliveries: run.deliveries,
    now: Date.now,
  });
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
      const session = openSession(run, workerInfo.workerIndex);
      await use(session);
      session.options.record.close();
    },
    { scope: 'worker' },
  ],
  data: async ({ run }, use, testInfo) => {
    // Ids have to be new at a target that remembers earlier runs; the sandbox starts empty, and there a seed gives equal bytes.
    const nonce = run.target.sandbox ? '' : run.runId;
    await use(createData(run.seed, nonce, ...testInfo.titlePath));
  },
  judged: async ({ session, run }, use, testInfo) => {
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
