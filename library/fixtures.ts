import { randomUUID } from 'node:crypto';
import {
  test as base,
  type APIRequestContext,
  type Expect,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestType,
} from '@playwright/test';
import type { ApiVersion } from '../contracts/model/typed.js';
import { startSandbox, type Sandbox, type SandboxOptions } from '../sandbox/index.js';
import { expectFor, type Matchers } from '../suites/matchers/matchers.js';
import { loadContract } from './contract.js';
import { assertKnownOptions } from './options.js';
import { startSink, type Sink } from './sink.js';

/** How the sandbox of the fixtures is started; its version, receiver and token are theirs. */
export type FixtureOptions = Pick<SandboxOptions, 'seed' | 'faults' | 'clock' | 'timeScale' | 'outcomes'>;

/** What lives as long as a worker of Playwright. */
export interface WorkerFixtures {
  /** The sandbox and the sink, started together: each has to know the other. */
  environment: { sandbox: Sandbox; sink: Sink };
  /** A sandbox that sends its webhooks to `sink`. Tests of one worker share its state: name users of their own. */
  sandbox: Sandbox;
  /** A sink that knows the version's webhooks and the sandbox's token. */
  sink: Sink;
}

export interface TestFixtures {
  /** A request context for the sandbox: its address is the base URL, its key is sent. */
  api: APIRequestContext;
}

/** Playwright's `test` with the fixtures. */
export type TestWithFixtures = TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & TestFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & WorkerFixtures
>;

const known: Record<keyof FixtureOptions, true> = {
  seed: true,
  faults: true,
  clock: true,
  timeScale: true,
  outcomes: true,
};

async function startEnvironment(
  version: ApiVersion,
  options: FixtureOptions,
): Promise<{ environment: WorkerFixtures['environment']; close: () => Promise<void> }> {
  const webhookToken = randomUUID();
  const sink = await startSink({ apiVersion: version, token: webhookToken });
  try {
    const sandbox = await startSandbox({ ...options, apiVersion: version, webhookUrl: sink.url, webhookToken });
    const close = async (): Promise<void> => {
      await sandbox.close();
      await sink.close();
    };
    return { environment: { sandbox, sink }, close };
  } catch (error) {
    await sink.close();
    throw error;
  }
}

/**
 * Playwright's `test` with fixtures of a version, and its `expect` with the version's matchers. The fixtures start when a
 * test asks for one; `mergeTests` of Playwright joins them with others.
 *
 * @throws RangeError for an option that doesn't exist, ContractError for a version without a contract
 *
 * @example
 * const { test, expect } = testFor('test');
 * test('a transfer needs funds', async ({ api }) => {
 *   await expect(await api.post('/v1/transfer', { data })).toHaveErrorCode('P433');
 * });
 */
export function testFor<Version extends ApiVersion>(
  version: Version,
  options: FixtureOptions = {},
): { test: TestWithFixtures; expect: Expect<Matchers<Version>> } {
  assertKnownOptions('testFor', Object.keys(known), options);
  const { header } = loadContract(version).facts.authentication;
  const test = base.extend<TestFixtures, WorkerFixtures>({
    // Playwright reads fixture names off the first parameter's pattern, so that it has to be one.
    environment: [
      async ({}, use) => {
        const { environment, close } = await startEnvironment(version, options);
        await use(environment);
        await close();
      },
      { scope: 'worker' },
    ],
    sandbox: [({ environment }, use) => use(environment.sandbox), { scope: 'worker' }],
    sink: [({ environment }, use) => use(environment.sink), { scope: 'worker' }],
    api: async ({ playwright, sandbox }, use) => {
      const api = await playwright.request.newContext({
        baseURL: sandbox.url,
        extraHTTPHeaders: { [header]: sandbox.apiKey },
      });
      await use(api);
      await api.dispose();
    },
  });
  return { test, expect: expectFor(version) };
}
