import { BlockList, isIP, type AddressInfo } from 'node:net';
import { loadContract } from '../contracts/model/load.js';
import type { ApiVersion } from '../contracts/model/typed.js';
import { createAuthenticator, type ApiKey } from './authentication.js';
import { systemClock, type Clock } from './clock.js';
import { createRandom, type Random } from './random.js';
import { createRuntime } from './runtime.js';
import type { JsonObject } from './json.js';
import { OptionProblem } from './option-problem.js';
import { createServer, type Tls } from './server.js';
import { versions } from './versions/index.js';

export type { ApiKey } from './authentication.js';
export { createManualClock, systemClock, type Clock, type ManualClock } from './clock.js';
export type { Fault } from './faults/fault.js';
export { faults, UnknownFault } from './faults/index.js';
export { operatorPrefix } from './operator.js';
export { OptionProblem } from './option-problem.js';
export { StateProblem } from './state/state-file.js';

/** Versions that the sandbox plays. */
export const sandboxVersions = Object.keys(versions) as ApiVersion[];

/** Milliseconds from the acceptance of something to its outcome, where the outcome is automatic. */
const outcomeDelayMs = 1000;

export interface SandboxOptions {
  apiVersion?: ApiVersion;
  /** 0, the default, takes a free one. */
  port?: number;
  host?: string;
  /** The operator's routes ask for no key, so a host other than loopback must be asked for. */
  allowRemote?: boolean;
  /** One tenant `default` with a key drawn from the seed where they are left out. */
  apiKeys?: readonly ApiKey[];
  /** Where the partner receives webhooks; the paths of the contract are appended. Without it none are sent. */
  webhookUrl?: string;
  /** The partner's secret in the `Authorization` header; drawn from the seed where it is left out. */
  webhookToken?: string;
  /** Decides ids, wallets, IBANs, drawn secrets and the places of faults. */
  seed?: number;
  /** Names of the faults to plant. */
  faults?: readonly string[];
  clock?: Clock;
  /** Divides the delays between delivery attempts and before outcomes: 1000 turns seconds into milliseconds. */
  timeScale?: number;
  /** Who decides what becomes of something accepted: it succeeds by itself after a second, or waits for the operator. */
  outcomes?: 'automatic' | 'operator';
  /** Serves HTTPS. */
  tls?: Tls;
  /** One that `dumpState` gave, to go on from: of the same version, seed and tenants. */
  state?: unknown;
}

/** A running sandbox. */
export interface Sandbox {
  /** Base URL, without a slash at the end. */
  url: string;
  /** The first tenant's key. */
  apiKey: string;
  webhookToken: string;
  /** Names of the faults that are active now. */
  readonly faults: readonly string[];
  /** The whole state, as JSON; deliveries that are under way are no part of it. */
  dumpState(): JsonObject;
  /** Cancels pending deliveries and frees the port; its state is gone. */
  close(): Promise<void>;
}

/**
 * Starts a Partner API with its own state on a local port. Throws an `OptionProblem` for options that cannot be, an
 * `UnknownFault` for a fault that does not exist and a `StateProblem` for a state that cannot be loaded.
 *
 * @example
 * const sandbox = await startSandbox({ webhookUrl: 'http://127.0.0.1:4010' });
 * await fetch(`${sandbox.url}/v1/partner/balances`, { headers: { 'x-api-key': sandbox.apiKey } });
 * await sandbox.close();
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { apiVersion = 'test', port = 0, host = '127.0.0.1', webhookUrl, seed = 1, clock = systemClock } = options;
  const timeScale = checkedTimeScale(options.timeScale);
  if (!isLoopback(host) && !options.allowRemote) {
    throw new OptionProblem(
      `${host} is not a loopback address, and the operator's routes ask for no key: set allowRemote.`,
    );
  }
  if (webhookUrl !== undefined) checkWebhookUrl(webhookUrl);

  const contract = loadContract(apiVersion);
  const random = createRandom(seed);
  const apiKeys = options.apiKeys ?? [{ key: secret(random, 'api-key'), tenant: 'default' }];
  const [first] = apiKeys;
  if (!first) throw new OptionProblem('The sandbox needs an API key.');
  const webhookToken = options.webhookToken ?? secret(random, 'webhook-token');

  const runtime = createRuntime({
    contract,
    authenticate: createAuthenticator(contract.facts.authentication.header, apiKeys),
    apiKeys,
    webhookUrl,
    webhookToken,
    seed,
    random,
    faults: options.faults ?? [],
    clock,
    timeScale,
    outcomeDelayMs: options.outcomes === 'operator' ? null : outcomeDelayMs,
  });
  const app = createServer(runtime, options.tls);
  try {
    if (options.state !== undefined) runtime.control.stateFile.load(options.state);
    await app.listen({ port, host });
  } catch (error) {
    // A loaded state has timers, which would keep the process alive.
    await runtime.close();
    throw error;
  }
  const url = urlOf(options.tls ? 'https' : 'http', app.server.address() as AddressInfo);
  runtime.listensAt(url);

  return {
    url,
    apiKey: first.key,
    webhookToken,
    get faults() {
      return runtime.faults.active();
    },
    dumpState: () => runtime.control.stateFile.dump(),
    async close() {
      await runtime.close();
      await app.close();
    },
  };
}

function secret(random: Random, purpose: string): string {
  return random.fork('secret', purpose).uuid();
}

function checkedTimeScale(timeScale = 1): number {
  if (!Number.isFinite(timeScale) || timeScale <= 0) throw new OptionProblem('timeScale must be a positive number.');
  return timeScale;
}

function checkWebhookUrl(url: string): void {
  const protocol = URL.canParse(url) ? new URL(url).protocol : undefined;
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new OptionProblem(`webhookUrl must be an HTTP URL, not "${url}".`);
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

function isLoopback(host: string): boolean {
  const family = isIP(host);
  return host === 'localhost' || (family !== 0 && loopback.check(host, family === 4 ? 'ipv4' : 'ipv6'));
}

function urlOf(scheme: string, { address, family, port }: AddressInfo): string {
  return `${scheme}://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
