import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pc from 'picocolors';
import { identificationFor } from '../../contracts/model/identification.js';
import { loadConfig, UsageError } from '../../engine/config.js';
import { fetchOut } from '../../engine/fetch-out.js';
import { accountOf } from '../../engine/run-context.js';
import { embeddedSandbox } from '../../library/embedded-sandbox.js';
import { chooseContract } from '../../runner/contract.js';
import { documentTexts } from '../../runner/documents/downloaded.js';
import { heldKeys } from '../../runner/credentials.js';
import { openRun, type OpenRun, type RunPlan } from '../../runner/open.js';
import type { TargetOptions } from '../../runner/options.js';
import { newRunId } from '../../runner/plan.js';
import { allowedBy, foresee, leftTodayFor } from '../../runner/prepare.js';
import { chooseTarget, rateOf } from '../../runner/target.js';
import { createSinkClient } from '../../sink/client.js';
import { clientOf } from '../../suites/support/session.js';
import {
  accessOf,
  clockOf,
  fixturesOf,
  partnerOf,
  plainRead,
  reachOf,
  readWith,
  type DoctorLine,
} from '../run/doctor.js';
import { forecastOf } from '../run/forecast.js';

export interface DoctorOptions extends Omit<TargetOptions, 'seed' | 'fault' | 'strict' | 'rateLimit'> {
  publicUrl?: string;
}

const paint = { ok: pc.green, warn: pc.yellow, bad: pc.red };

async function post(url: string): Promise<{ status: number } | { error: string }> {
  try {
    const signal = AbortSignal.timeout(10_000);
    return { status: (await fetchOut(url, { method: 'POST', body: '{}', redirect: 'manual', signal })).status };
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { code?: string } };
    return { error: cause?.code ?? message };
  }
}

/** What a whole run would come to; nothing at the embedded sandbox, which has all that it needs. */
async function foreseen(plan: RunPlan): Promise<DoctorLine[]> {
  if (plan.target.kind !== 'remote') return [];
  const perSecond = rateOf(undefined, plan.target.rateLimit);
  return forecastOf(await foresee(plan), {
    allowed: allowedBy(plan),
    left: leftTodayFor(plan),
    ...(perSecond === undefined ? {} : { perSecond }),
  });
}

async function symptomsOf(
  { context }: OpenRun,
  { contract }: ReturnType<typeof chooseContract>,
  publicUrl: string | undefined,
): Promise<DoctorLine[]> {
  const keys = { ...context.target, ...accountOf(context.target, 0) };
  const how = identificationFor(contract, context.target.identification);
  const read = readWith(clientOf(context, contract, 'doctor'), how, keys);
  const operation = plainRead(contract, how);
  if (!operation) throw new UsageError(`version ${contract.version} has no read that needs nothing but a key`);
  const exchange = await read(operation, {});
  const access = accessOf(contract, exchange);
  const sink = createSinkClient(context.sink);
  return [
    ...access,
    ...clockOf(exchange),
    publicUrl === undefined
      ? {
          state: 'warn',
          what: 'sink',
          message: `listens at ${context.sink.url}; whether the target reaches it, --public-url tells`,
        }
      : await reachOf(
          publicUrl,
          async (mark) => (await sink.list()).some((delivery) => delivery.path.includes(mark)),
          post,
        ),
    ...(context.care && access.every(({ state }) => state === 'ok')
      ? [...(await fixturesOf(contract, context.care.fixtures, read)), ...(await partnerOf(contract, read))]
      : []),
  ];
}

export async function doctor(options: DoctorOptions): Promise<number> {
  const config = await loadConfig(process.cwd(), options.config);
  const { name, target } = chooseTarget(config, options);
  const texts = options.contract === undefined ? undefined : await documentTexts(options.contract, '--contract');
  const chosen = chooseContract(config, options, heldKeys(target, options), texts);
  const { publicUrl } = options;
  if (publicUrl !== undefined && !/^https?:\/\//.test(publicUrl))
    throw new UsageError(`--public-url ${publicUrl}: no address; https://host is one`);
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-doctor-'));
  try {
    const plan: RunPlan = {
      runId: newRunId(new Date().toISOString()),
      folder,
      reports: path.resolve(config.reportDir),
      chosen,
      targetName: name,
      target,
      options: { ...options, fault: [], seed: '1' },
      seed: 1,
      workers: 1,
      failOn: config.failOn,
      selection: {},
      startEmbedded: embeddedSandbox,
    };
    const open = await openRun(plan);
    try {
      const symptoms = [...(await symptomsOf(open, chosen, publicUrl)), ...(await foreseen(plan))];
      console.log(`target    ${name} (${open.context.target.baseUrl}), version ${chosen.contract.version}`);
      for (const { state, what, message } of symptoms)
        console.log(`${what.padEnd(9)} ${paint[state](state.padEnd(4))} ${message}`);
      const usable = symptoms.every(({ state }) => state !== 'bad');
      console.log(usable ? 'The target is usable.' : 'The target is not usable: a run would prove nothing.');
      return usable ? 0 : 3;
    } finally {
      await open.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
