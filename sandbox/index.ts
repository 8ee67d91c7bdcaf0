import { BlockList, isIP, type AddressInfo } from 'node:net';
import type { JsonObject } from '../contracts/model/json-value.js';
import { loadContract } from '../contracts/model/load.js';
import type { ApiVersion } from '../contracts/model/typed.js';
import { systemClock } from '../sender/clock.js';
import { createAuthenticator } from './authentication.js';
import { OptionProblem } from './option-problem.js';
import { checkOptions, type SandboxOptions } from './options.js';
import { createRandom, type Random } from './random.js';
import { createRuntime } from './runtime.js';
import { createServer } from './server.js';
import { versions } from './versions/index.js';

export type { ApiKey } from './authentication.js';
export { createManualClock, systemClock, type Clock, type ManualClock } from '../sender/clock.js';
export type { Fault } from './faults/fault.js';
export { faults, UnknownFault } from './faults/index.js';
export { operatorPrefix } from './operator.js';
export { OptionProblem } from './option-problem.js';
export type { SandboxOptions } from './options.js';
export { StateProblem } from './state/state-file.js';

/** Versions that the sandbox plays. */
export const sandboxVersions = Object.keys(versions) as ApiVersion[];

/** Milliseconds from the acceptance of something to its outcome, where the outcome is automatic. */
const outcomeDelayMs = 1000;

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
  checkOptions(options);
  const { apiVersion = 'test', port = 0, host = '127.0.0.1', webhookUrl, seed = 1, clock = systemClock } = options;
  const { timeScale = 1 } = options;
  if (!isLoopback(host) && !options.allowRemote) {
    throw new OptionProblem(
      `${host} is not a loopback address, and the operator's routes ask for no key: set allowRemote.`,
    );
  }

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
  return random.uuidFor('secret', purpose);
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
