import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { FullConfig } from '@playwright/test';
import { ContractError } from '../contracts/model/load.js';
import { UsageError } from '../engine/config.js';
import { givenRunContext, runContextVariable } from '../engine/run-context.js';
import { carryOut, type CarriedOut, type RunResult } from '../runner/carry-out.js';
import type { OpenRun } from '../runner/open.js';
import type { PreparedRun } from '../runner/prepare.js';
import { writtenLines } from '../runner/reports.js';
import { askedOptions } from './playwright-config.js';
import { preparedBy } from './run.js';

/** No test of the suites was asked for: there is no run. */
class NothingBegun extends Error {}

/** An error whose line says everything, for Playwright to show without a stack. */
function clear(message: string): Error {
  const error = new Error(`conformance: ${message}`);
  error.stack = error.message;
  return error;
}

async function clearly<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof UsageError || error instanceof ContractError ? clear(error.message) : error;
  }
}

/** @throws where tests would run beside each other that share an account */
function assertAlone({ target, targetName }: PreparedRun['plan'], workers: number): void {
  if (target.kind === 'remote' && workers > 1)
    throw clear(
      `workers: ${workers}: the tests at target ${targetName} share its account, and one would see what another moves; run with --workers=1`,
    );
}

/** A run that stands open while Playwright carries out its tests. */
interface StandingRun {
  opened: Pick<OpenRun, 'context' | 'webhooks'>;
  /** Lets it end with the tests that have begun. */
  end(): Promise<RunResult>;
}

function titlesIn(file: string): Set<string> {
  const lines = readFileSync(file, 'utf8').split('\n');
  return new Set(lines.filter((line) => line !== '').map((line) => JSON.parse(line) as string));
}

/** Opens a run and leaves its tests to whoever ends it. */
async function standing(prepared: PreparedRun, begunFile: string, signal: AbortSignal): Promise<StandingRun> {
  return new Promise((resolve, reject) => {
    let end = (): void => undefined;
    const ended = new Promise<void>((done) => (end = done));
    const result = carryOut(prepared, {
      signal,
      emit: (event) => event.type === 'warning' && console.error(event.message),
      async carryOutSuites(opened) {
        appendFileSync(begunFile, '', { mode: 0o600 });
        resolve({
          opened,
          end: () => {
            end();
            return result;
          },
        });
        await ended;
        const begun = titlesIn(begunFile);
        rmSync(begunFile);
        if (begun.size === 0) throw new NothingBegun();
        return { exitCode: 0, begun };
      },
    });
    result.then(({ begun, ...rest }) => begun || reject(clear((rest as { reason: string }).reason)), reject);
  });
}

function show({ reported, cleaned, record }: CarriedOut): void {
  const { verdict, meaning } = reported.totals;
  console.log(['', `verdict   ${verdict}: ${meaning}`, ...cleaned, `record    ${record}`].join('\n'));
  console.log(writtenLines(reported));
}

/**
 * Playwright's global set-up: opens the run of the configuration, unless a run has started this process, and gives what ends it. Where
 * the verdict is no success Playwright's is none.
 */
export default async function setUp(config: FullConfig): Promise<(() => Promise<void>) | undefined> {
  if (givenRunContext()) return undefined;
  const prepared = await clearly(preparedBy({ ...askedOptions(), workers: config.workers }));
  assertAlone(prepared.plan, config.workers);
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  process.once('SIGINT', interrupt);
  const { folder } = prepared.plan;
  const begun = path.join(folder, 'begun.ndjson');
  const { opened, end } = await clearly(standing(prepared, begun, interruption.signal));
  const { context, webhooks } = opened;
  const apart = webhooks === context ? {} : { apart: { target: webhooks.target, sink: webhooks.sink } };
  process.env[runContextVariable] = JSON.stringify({ ...context, ...apart, watched: true, begun });
  return async () => {
    process.off('SIGINT', interrupt);
    Reflect.deleteProperty(process.env, runContextVariable);
    let result: RunResult;
    try {
      result = await clearly(end());
    } catch (error) {
      if (!(error instanceof NothingBegun)) throw error;
      return rmSync(folder, { recursive: true, force: true });
    }
    if (!result.begun) return;
    show(result);
    if (result.leaks.length > 0) throw clear(`what was written shows values that nobody may see: ${folder}`);
    if (result.exitCode !== 0) throw clear(`verdict ${result.verdict}: ${result.reported.totals.meaning}`);
  };
}
