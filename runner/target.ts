import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Identification } from '../contracts/model/identification.js';
import { usualAnswerLimits } from '../engine/answer-limits.js';
import { costKinds, type Allowance } from '../engine/budget.js';
import { readSecret, UsageError, type RemoteTarget, type ResolvedConfig, type Target } from '../engine/config.js';
import { isLoopback } from '../engine/network.js';
import type { Selection } from '../engine/selection.js';
import type { Care, ReadyTriggers, RunContext } from '../engine/run-context.js';
import { assertCredentials, heldKeys, readCredentials, type ReadCredentials } from './credentials.js';
import type { StartEmbedded } from './embedded.js';
import { fixedHeaders } from './headers.js';
import { networkOf } from './network.js';
import { wholeNumber } from './option-values.js';
import type { TargetOptions } from './options.js';

/** A target that is ready to be called, and how to let go of it. */
export interface ReadyTarget {
  target: RunContext['target'];
  care?: Care;
  deliveries: RunContext['deliveries'];
  close(): Promise<void>;
}

/** The target that an address on the command line is, with the key that `--api-key` tells. */
function addressed(url: string, variable: string | undefined): { name: string; target: RemoteTarget } {
  if (!URL.canParse(url)) throw new UsageError(`--target ${url}: no address; http://host:port is one`);
  const { host, username, search, hash } = new URL(url);
  if (username !== '' || search !== '' || hash !== '')
    throw new UsageError(`--target: the address may have no user, query or fragment; keys go into --api-key`);
  return {
    name: host,
    target: { kind: 'remote', baseUrl: url, apiKey: variable === undefined ? '' : { env: variable } },
  };
}

/** A target and what the configuration calls it. */
export interface ChosenTarget {
  name: string;
  target: Target;
}

/**
 * The target of a run. One outside this machine has to be asked for by name: a configuration alone sends nothing there.
 * @throws UsageError when it is not configured, or outside loopback and not named
 */
export function chooseTarget(
  config: Pick<ResolvedConfig, 'target' | 'targets'>,
  { target: named, apiKey }: Pick<TargetOptions, 'target' | 'apiKey'>,
): ChosenTarget {
  if (named !== undefined && /^https?:/i.test(named)) return addressed(named, apiKey);
  const name = named ?? config.target;
  const target = config.targets[name];
  if (!target)
    throw new UsageError(
      `--target ${name}: not configured; known: ${Object.keys(config.targets).join(', ')}; or give an address, http://…`,
    );
  if (target.kind === 'remote' && named === undefined && !isLoopback(target.baseUrl))
    throw new UsageError(`${target.baseUrl} is outside this machine: ask for it by name with --target ${name}`);
  if (apiKey === undefined) return { name, target };
  if (target.kind === 'sandbox') throw new UsageError('--api-key: the embedded sandbox makes its own keys');
  return { name, target: { ...target, apiKey: { env: apiKey } } };
}

/** How many calls of each cost kind a target allows: outside this machine none that its configuration does not name. */
export function allowanceOf({ baseUrl, budget = {} }: RemoteTarget): Allowance {
  if (isLoopback(baseUrl)) return budget;
  return { ...Object.fromEntries(costKinds.map((kind) => [kind, 0])), ...budget };
}

/** One of the shards that share an account. */
type Shard = NonNullable<Selection['shard']>;

/**
 * What a shard may spend: no more than all of them together may. What is left over is the last one's, which carries out what stands
 * together.
 */
export function shareOfBudget(budget: Allowance, shard: Shard | undefined): Allowance {
  if (!shard) return budget;
  const { index, of } = shard;
  const share = (count: number): number => Math.floor(count / of) + (index === of ? count % of : 0);
  return Object.fromEntries(Object.entries(budget).map(([kind, count]) => [kind, share(count)]));
}

/**
 * What all runs of a day may spend at a target, and the ledger of it.
 * @param reports folder of reports of the configuration: a run that writes elsewhere spends of the same budget
 */
export function dailyOf(target: string, budget: Allowance, reports: string): NonNullable<Care['daily']> {
  return { budget, ledger: { folder: path.join(reports, 'daily-budget'), target } };
}

function readyTriggers(source: RemoteTarget['triggers'], name: string): ReadyTriggers | undefined {
  if (source?.kind !== 'hook') return source;
  return { ...source, secret: readSecret(source.secret, `targets.${name}.triggers.secret`) };
}

/** Requests per second that are allowed; absent where nobody says. */
export function rateOf(option: string | number | undefined, configured: number | undefined): number | undefined {
  if (option === undefined) return configured;
  const rate = Number(option);
  if (!(rate > 0 && rate <= 10_000))
    throw new UsageError(`--rate-limit ${option}: should be a number of requests per second above 0, up to 10000`);
  return rate;
}

/** Milliseconds that an answer may take; absent where nobody says. */
export function responseTimeOf(
  option: string | number | undefined,
  configured: number | undefined,
): number | undefined {
  return option === undefined ? configured : wholeNumber('--response-time', option, 1, 3_600_000);
}

interface Surroundings {
  apiVersion: string;
  workers: number;
  sinkUrl: string;
  /** Starts the environment of a target of kind `sandbox`. */
  startEmbedded: StartEmbedded;
  /** Folder of the run: ledger and inventory go there. */
  folder: string;
  /** Folder of reports that the configuration names: what runs of a project count together goes there. */
  reports: string;
  /** Which of several shards of one account it is: they share its rate and its budget. */
  shard?: Shard;
  /** How callers identify themselves, where the API is not the Partner API. */
  identification?: Identification;
}

/**
 * Whether what a target needs is set, before anything is sent.
 * @throws UsageError when a secret is not set, or an option is out of bounds
 */
export function assertPrepared(
  name: string,
  target: RemoteTarget,
  options: TargetOptions,
  surroundings: Pick<Surroundings, 'folder' | 'reports' | 'identification' | 'shard'>,
): void {
  assertCredentials({ name, target, options });
  // What is fetched stands for itself: whether it can be had only fetching it tells.
  const { schemes } = heldKeys(target, options);
  const keys = Object.fromEntries(schemes.map((scheme) => [scheme, scheme]));
  prepareRemote(name, target, options, { ...surroundings, credentials: { keys, renewals: [] } });
}

interface RemoteSurroundings extends Pick<Surroundings, 'folder' | 'reports' | 'identification' | 'shard'> {
  credentials: ReadCredentials;
}

/** The main key: that of its scheme, where there is one for it alone. */
function mainKeyOf(
  name: string,
  { apiKey = '' }: RemoteTarget,
  options: TargetOptions,
  { identification, credentials: { keys } }: Pick<RemoteSurroundings, 'identification' | 'credentials'>,
): string {
  const [own] = (identification?.schemes ?? []).flatMap((scheme) => keys[scheme] ?? []);
  const key = own ?? readSecret(apiKey, options.apiKey === undefined ? `targets.${name}.apiKey` : '--api-key');
  if (key === '' && (!identification || identification.schemes !== undefined))
    throw new UsageError(
      `--target ${name}: asks for a key; name the environment variable that holds it with --api-key, or in the configuration as targets.<name>.apiKey`,
    );
  return key;
}

function prepareRemote(
  name: string,
  target: RemoteTarget,
  options: TargetOptions,
  surroundings: RemoteSurroundings,
): ReadyTarget {
  const { folder, reports, identification, shard, credentials } = surroundings;
  const { deadlineMs = 30_000, quietMs = 5_000, budgetMs } = target.deliveries ?? {};
  const key = mainKeyOf(name, target, options, surroundings);
  const ofAll = rateOf(options.rateLimit, target.rateLimit);
  const perSecond = ofAll === undefined ? undefined : ofAll / (shard?.of ?? 1);
  const network = networkOf(target, name);
  const triggers = readyTriggers(target.triggers, name);
  const { otherApiKey, webhookToken, fixtures = {} } = target;
  const responseTimeMs = responseTimeOf(options.responseTime, target.responseTimeMs);
  const headers = fixedHeaders(name, target, options, identification);
  return {
    target: {
      name,
      baseUrl: target.baseUrl,
      sandbox: false,
      strictness: options.strict ?? target.strictness ?? 'documented',
      accounts: [{ apiKey: key }],
      ...(identification ? { identification } : {}),
      ...(Object.keys(credentials.keys).length > 0 ? { credentials: credentials.keys } : {}),
      ...(credentials.renewals.length > 0 ? { renewals: credentials.renewals } : {}),
      ...(otherApiKey ? { otherApiKey: readSecret(otherApiKey, `targets.${name}.otherApiKey`) } : {}),
      ...(webhookToken ? { webhookToken: readSecret(webhookToken, `targets.${name}.webhookToken`) } : {}),
      ...(Object.keys(headers).length > 0 ? { headers } : {}),
      ...(responseTimeMs === undefined ? {} : { responseTimeMs }),
      limits: { ...usualAnswerLimits, ...target.limits },
      ...(network ? { network } : {}),
    },
    care: {
      budget: shareOfBudget(allowanceOf(target), shard),
      budgetFile: path.join(folder, 'budget.ndjson'),
      ...(target.dailyBudget ? { daily: dailyOf(name, target.dailyBudget, reports) } : {}),
      ...(perSecond === undefined ? {} : { perSecond }),
      inventoryFile: path.join(folder, 'inventory.ndjson'),
      fixtures,
      ...(triggers ? { triggers } : {}),
    },
    deliveries: { deadlineMs, quietMs, ...(budgetMs ? { budgetMs } : {}) },
    close: () => Promise.resolve(),
  };
}

/** A key with letters whose case counts: in hexadecimal alone none does. */
function sandboxKey(): string {
  return `Key-${randomUUID()}`;
}

/**
 * Makes a target ready: starts the embedded environment, or reads the secrets of a remote one.
 * @throws UsageError when a secret is not set, and what starting the environment throws
 */
export async function prepareTarget(
  name: string,
  target: Target,
  options: TargetOptions,
  surroundings: Surroundings,
): Promise<ReadyTarget> {
  const { apiVersion, workers, sinkUrl, startEmbedded } = surroundings;
  if (target.kind === 'remote') {
    if (options.fault.length > 0) throw new UsageError('--fault: only the embedded sandbox has faults to plant');
    const credentials = await readCredentials({ name, target, options });
    return prepareRemote(name, target, options, { ...surroundings, credentials });
  }
  const limits = { ...usualAnswerLimits, ...target.limits };
  if (options.header !== undefined) throw new UsageError('--header: the embedded sandbox takes none');
  if (options.rateLimit !== undefined) throw new UsageError('--rate-limit: the embedded sandbox needs none');
  // Each worker has a tenant of its own, so that none sees the other's money, and one is nobody's.
  const accounts = Array.from({ length: workers }, (_, index) => ({
    key: sandboxKey(),
    tenant: `worker-${index + 1}`,
  }));
  const other = { key: sandboxKey(), tenant: 'other' };
  const sandbox = await startEmbedded({
    apiVersion,
    apiKeys: [...accounts, other],
    seed: wholeNumber('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER),
    webhookUrl: sinkUrl,
    faults: options.fault,
  });
  return {
    target: {
      name,
      baseUrl: sandbox.url,
      sandbox: true,
      strictness: options.strict ?? target.strictness ?? 'documented',
      accounts: accounts.map(({ key, tenant }) => ({ apiKey: key, tenant })),
      otherApiKey: other.key,
      webhookToken: sandbox.webhookToken,
      // It shares a machine with those who test it: how fast it answers says little.
      responseTimeMs: responseTimeOf(options.responseTime, target.responseTimeMs) ?? 15_000,
      limits,
    },
    deliveries: { deadlineMs: 10_000, quietMs: 0, ...target.deliveries },
    close: () => sandbox.close(),
  };
}
