import path from 'node:path';
import { listVersions } from '../../contracts/model/load.js';
import type { ApiVersion } from '../../contracts/model/typed.js';
import { UsageError } from '../../engine/config.js';
import { readText, writeWhole } from '../../engine/files.js';
import { faultProblem } from '../../library/embedded-sandbox.js';
import { listenError, namedIn, wholeNumber } from '../../runner/option-values.js';
import {
  faults,
  OptionProblem,
  startSandbox,
  StateProblem,
  UnknownFault,
  type ApiKey,
  type Sandbox,
  type SandboxOptions,
} from '../../sandbox/index.js';
import { closeOnSignal } from '../shutdown.js';

export interface Options {
  apiVersion?: string[];
  port: string;
  seed: string;
  apiKey?: string;
  tenant?: string[];
  webhookUrl?: string;
  webhookToken?: string;
  fault: string[];
  timeScale: string;
  outcomes: 'automatic' | 'operator';
  tlsKey?: string;
  tlsCert?: string;
  state?: string;
  dumpState?: string;
  listFaults?: boolean;
}

const highestPort = 65_535;

/** Versions to serve, in the order of the contracts; `test` where none is named. */
function versionsOf({ apiVersion = ['test'] }: Options): ApiVersion[] {
  const known = listVersions().map((id) => ({ id: id as ApiVersion }));
  return namedIn(known, apiVersion, '--api-version').map(({ id }) => id);
}

/** Keys with their tenants; none where the seed shall draw one. */
function keysOf({ apiKey, tenant: tenants = [] }: Options): ApiKey[] {
  const named = tenants.map((text) => {
    const [, tenant = '', key = ''] = /^([^=]+)=(.+)$/.exec(text) ?? [];
    // Not the text itself: it may be a key that lacks its name.
    if (!tenant) throw new UsageError('--tenant: should be a name and its key, as in shop=a-key');
    return { tenant, key };
  });
  return [...(apiKey ? [{ key: apiKey, tenant: 'default' }] : []), ...named];
}

function tlsOf({ tlsKey, tlsCert }: Options): SandboxOptions['tls'] {
  if (tlsKey !== undefined && tlsCert !== undefined)
    return { key: readText(tlsKey, '--tls-key', 'a PEM file'), cert: readText(tlsCert, '--tls-cert', 'a PEM file') };
  if (tlsKey !== undefined || tlsCert !== undefined) throw new UsageError('--tls-key and --tls-cert go together');
  return undefined;
}

function stateIn(file: string): unknown {
  try {
    return JSON.parse(readText(file, '--state', 'a file that --dump-state wrote'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`--state ${file}: is no JSON (${error.message})`);
    throw error;
  }
}

/** What every version is started with. */
function sharedOptions(options: Options): SandboxOptions {
  const apiKeys = keysOf(options);
  const tls = tlsOf(options);
  return {
    seed: wholeNumber('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER),
    ...(apiKeys.length > 0 ? { apiKeys } : {}),
    ...(options.webhookUrl ? { webhookUrl: options.webhookUrl } : {}),
    ...(options.webhookToken ? { webhookToken: options.webhookToken } : {}),
    faults: options.fault,
    timeScale: Number(options.timeScale),
    outcomes: options.outcomes,
    ...(tls ? { tls } : {}),
    ...(options.state === undefined ? {} : { state: stateIn(options.state) }),
  };
}

/** An error of what the user wrote, as usage. */
function asUsage(error: unknown, { state, tlsKey, tlsCert }: Options): unknown {
  if (error instanceof StateProblem) return new UsageError(`--state ${state ?? ''}: ${error.message}`);
  if (error instanceof UnknownFault) return faultProblem('--fault', error);
  if (error instanceof OptionProblem) return new UsageError(error.message);
  const isTls = String((error as { code?: unknown }).code).startsWith('ERR_OSSL');
  if (isTls)
    return new UsageError(
      `--tls-key ${tlsKey ?? ''}, --tls-cert ${tlsCert ?? ''}: no key and certificate in PEM that belong together`,
    );
  return listenError(error, "the sandbox's");
}

/** One sandbox per version, at consecutive ports; all of them or none. */
async function startAll(versions: readonly ApiVersion[], options: Options): Promise<Sandbox[]> {
  const port = wholeNumber('--port', options.port, 0, highestPort + 1 - versions.length);
  const shared = sharedOptions(options);
  const started: Sandbox[] = [];
  try {
    for (const [index, apiVersion] of versions.entries())
      started.push(await startSandbox({ ...shared, apiVersion, port: port === 0 ? 0 : port + index }));
  } catch (error) {
    await Promise.all(started.map((sandbox) => sandbox.close()));
    throw asUsage(error, options);
  }
  return started;
}

/** Starts a sandbox for each version, until interrupted. */
export async function startSandboxes(options: Options): Promise<void> {
  if (options.listFaults) {
    for (const fault of faults) console.log(`${fault.name}  ${fault.violates}`);
    return;
  }
  const versions = versionsOf(options);
  const { state, dumpState } = options;
  if (versions.length > 1 && (state !== undefined || dumpState !== undefined))
    throw new UsageError('--state and --dump-state hold the state of one version: name one --api-version');
  const sandboxes = await startAll(versions, options);
  closeOnSignal(async () => {
    // Before anything is closed: closing drops what waits for its outcome.
    const states = sandboxes.map((sandbox) => sandbox.dumpState());
    await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
    if (dumpState !== undefined) writeWhole(path.resolve(dumpState), `${JSON.stringify(states[0])}\n`);
  });
  for (const [index, { url }] of sandboxes.entries())
    console.log(`sandbox of the Partner API, version ${versions[index] ?? ''}, at ${url}`);
  // Keys of a sandbox open nothing real, and whoever starts one needs them.
  const keys = keysOf(options);
  if (keys.length === 0) console.log(`x-api-key: ${sandboxes[0]?.apiKey ?? ''}`);
  for (const { key, tenant } of keys) console.log(`x-api-key: ${key}${keys.length > 1 ? ` (tenant ${tenant})` : ''}`);
  console.log(
    dumpState === undefined
      ? 'stop it with Ctrl-C; its state is gone then'
      : `stop it with Ctrl-C; its state is written to ${path.resolve(dumpState)} then`,
  );
}
