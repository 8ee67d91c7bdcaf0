import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CostKind } from '../contracts/model/facts.js';
import { kindProblem } from '../contracts/model/input-file.js';
import type { Level, Strictness } from '../contracts/model/levels.js';
import type { AnswerLimits } from './answer-limits.js';
import type { LatencyBudget } from './deliveries/latency.js';
import type { FixtureState } from './fixtures.js';
import type { TriggerName } from './triggers/trigger.js';

/** A secret: its text, or the name of the environment variable that holds it. */
export type Secret = string | { env: string };

/** The embedded sandbox, started for the run and stopped after it. */
export interface SandboxTarget {
  kind: 'sandbox';
  strictness?: Strictness;
  /** Milliseconds within which an answer has to come. */
  responseTimeMs?: number;
  /** As those of a remote target. */
  limits?: Partial<AnswerLimits>;
  /** As that of a remote target. */
  deliveries?: { budgetMs?: LatencyBudget };
}

/** A sink that stands where the provider reaches it, such as on a public host. */
export interface RemoteSink {
  /** Of its read API. */
  url: string;
  /** Token of its read API. */
  readToken: Secret;
  /** Name of the inbox that the provider's calls reach; the first one by default. */
  inbox?: string;
}

/** An environment of the provider's, or any other server. Outside loopback it runs only when asked for by name. */
export interface RemoteTarget {
  kind: 'remote';
  baseUrl: string;
  /** Not needed where the contract is a document that asks for no key. */
  apiKey?: Secret;
  /** Key of another account there, to see that neither reaches the other's objects. */
  otherApiKey?: Secret;
  /**
   * Keys for single security schemes of a document, by the scheme's name: an operation that asks for several gets them together.
   * Needs `--contract`.
   */
  credentials?: Readonly<Record<string, Credential>>;
  /** Headers that go along with every request, by name; of those that are secret the variable that holds them. */
  headers?: Readonly<Record<string, Secret>>;
  /** Token that the provider sends in `Authorization` with its webhooks. */
  webhookToken?: Secret;
  strictness?: Strictness;
  /** Where the run's own sink listens, so that the provider's calls reach it; or a sink that stands elsewhere. */
  sink?: { host?: string; port?: number } | RemoteSink;
  /**
   * How long to wait for a delivery, and for a repeated one after it, in milliseconds; within how many milliseconds after
   * their triggers a half, 95 % and 99 % of the first attempts of each webhook have to come.
   */
  deliveries?: { deadlineMs?: number; quietMs?: number; budgetMs?: LatencyBudget };
  /**
   * How many accepted calls of each cost kind a run may make. Outside loopback a kind that is not named may not be
   * called at all; on loopback it is free.
   */
  budget?: Partial<Record<CostKind, number>>;
  /**
   * How many accepted calls of each cost kind all runs of one day (by UTC) may make together; a kind that is not named is
   * bounded by `budget` alone. Counted in `daily-budget` below `reportDir`, wherever a run writes; runs that share it must keep it.
   */
  dailyBudget?: Partial<Record<CostKind, number>>;
  /** Requests per second, of all workers together. */
  rateLimit?: number;
  /** Users that exist there, by the state that they are in: for cases that leave them as they are. */
  fixtures?: Partial<Record<FixtureState, readonly string[]>>;
  /** Who does what no partner can do: approve a check, send a deposit. */
  triggers?: TriggerSource;
  /** How long an answer may take, in milliseconds. */
  responseTimeMs?: number;
  /** How much of one answer is read; what goes beyond is a finding. What is left out stays as usual. */
  limits?: Partial<AnswerLimits>;
  /**
   * Address of the proxy on the way there, or the environment variable that holds it; `''` for none. Where it is left out,
   * `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` say.
   */
  proxy?: Secret;
  /** A private authority, and a certificate with its key for mutual TLS: files in PEM, or variables that hold the text. */
  tls?: { ca?: Secret; cert?: Secret; key?: Secret };
  /** Retries are watched though it takes minutes for each webhook: nobody moves the target's clock. As `--slow`. */
  slow?: boolean;
}

/**
 * A key as it is, or a token that is fetched before the run and again before it ends: by OAuth 2.0, with the grant of client credentials
 * or, where there is a user, of a password; or by a command, which prints it.
 */
export type Credential =
  | Secret
  | {
      tokenUrl: string;
      clientId: Secret;
      clientSecret?: Secret;
      scope?: string;
      username?: Secret;
      password?: Secret;
      /** The client tells its secret in the body, not in `Authorization`. */
      inBody?: boolean;
    }
  /** `seconds`: how long a token of it is good for. */
  | { command: string; seconds?: number };

/** Who pulls the triggers of a remote target. */
export type TriggerSource =
  /** A person at the terminal; not in CI. */
  | { kind: 'prompt'; timeoutMs?: number; offers?: readonly TriggerName[] }
  /** `POST {trigger, values}` to an address of the partner's, with a secret in a header. */
  | { kind: 'hook'; url: string; secret: Secret; header?: string; timeoutMs?: number; offers: readonly TriggerName[] };

export type Target = SandboxTarget | RemoteTarget;

export interface ConformanceConfig {
  /** API version when none is named. */
  apiVersion?: string;
  /** Target when none is named. */
  target?: string;
  targets?: Record<string, Target>;
  /** Folder whose contracts overlay the packaged ones; `import` writes there. */
  contracts?: string;
  /** Where runs write records and reports. */
  reportDir?: string;
  /** Lowest level that makes a run fail. */
  failOn?: Level;
  /** Whether areas without proof make a run incomplete; as `--require-proof`. */
  requireProof?: boolean;
  /** File of accepted findings (docs/waivers.md). */
  waivers?: string;
  gate?: {
    /** Ids of operations and webhooks that both versions have to serve before a gate is passed. */
    require?: readonly string[];
  };
}

/** Gives a configuration its type. Export the result as default from `conformance.config.ts`. */
export function defineConfig(config: ConformanceConfig): ConformanceConfig {
  return config;
}

/** Bad usage or configuration: exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

type Optional = 'contracts' | 'waivers' | 'gate';

export type ResolvedConfig = Required<Omit<ConformanceConfig, Optional>> & Pick<ConformanceConfig, Optional>;

const names = ['conformance.config.ts', 'conformance.config.mjs', 'conformance.config.js'];

const defaults: ResolvedConfig = {
  apiVersion: 'test',
  target: 'sandbox',
  targets: { sandbox: { kind: 'sandbox', strictness: 'all' } },
  reportDir: 'conformance-report',
  failOn: 'fail',
  requireProof: false,
};

/** Endings of the files that a configuration may stand in; one without an ending is read as a program. */
const endings = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json'];

/** @throws UsageError where the file can't be read or is no program; what it throws by itself is told as it is */
async function importedFrom(file: string): Promise<{ default?: unknown }> {
  const { tsImport } = await import('tsx/esm/api');
  try {
    return (await tsImport(pathToFileURL(file).href, import.meta.url)) as { default?: unknown };
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new UsageError(`${file}: could not be loaded (${line.replace(`${file}:`, 'line ')})`, { cause: error });
  }
}

/**
 * The configuration of a folder: `conformance.config.ts` (or `.mjs`, `.js`) over the defaults.
 * @throws UsageError when a named file does not exist, or a file exports no configuration or one that can't be meant
 */
export async function loadConfig(folder: string, named?: string): Promise<ResolvedConfig> {
  const file = named ? path.resolve(folder, named) : names.map((name) => path.join(folder, name)).find(existsSync);
  if (!file) return defaults;
  if (!existsSync(file)) throw new UsageError(`${file}: no such configuration; name an existing file with --config`);
  const kind = kindProblem(statSync(file));
  if (kind !== undefined) throw new UsageError(`${file}: ${kind}; name a configuration file with --config`);
  const ending = path.extname(file);
  if (ending !== '' && !endings.includes(ending))
    throw new UsageError(
      `${file}: a configuration ends in ${endings.join(', ')}; write \`export default defineConfig({ … })\` into a ${names[0]}`,
    );
  const module = await importedFrom(file);
  const exported = module.default;
  const config = (exported && typeof exported === 'object' && 'default' in exported ? exported.default : exported) as
    ConformanceConfig | undefined;
  if (typeof config !== 'object' || config === null)
    throw new UsageError(`${file}: exports no configuration; write \`export default defineConfig({ … })\``);
  return resolvedConfig(config, file);
}

/**
 * A configuration over the defaults.
 * @param source what holds it, for messages
 * @throws UsageError for one that can't be meant
 */
export async function resolvedConfig(config: ConformanceConfig, source: string): Promise<ResolvedConfig> {
  // Loaded where there is something to check: most commands start without a configuration.
  const { configProblem } = await import('./config-problem.js');
  const problem = configProblem(config);
  if (problem !== undefined) throw new UsageError(`${source}#${problem}`);
  return { ...defaults, ...config, targets: { ...defaults.targets, ...config.targets } };
}

/**
 * The text of a secret.
 * @throws UsageError when its environment variable is not set
 */
export function readSecret(secret: Secret, what: string, environment: NodeJS.ProcessEnv = process.env): string {
  if (typeof secret === 'string') return secret;
  const text = environment[secret.env];
  if (!text) throw new UsageError(`${what}: the environment variable ${secret.env} is not set`);
  return text;
}
