import { didYouMean } from '../contracts/model/nearest.js';
import type { ApiVersion } from '../contracts/model/typed.js';
import type { Clock } from '../sender/clock.js';
import type { ApiKey } from './authentication.js';
import { OptionProblem } from './option-problem.js';
import type { Tls } from './server.js';
import { versions } from './versions/index.js';

/** What a sandbox is started with; nothing has to be set. */
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

const known: Record<keyof SandboxOptions, true> = {
  apiVersion: true,
  port: true,
  host: true,
  allowRemote: true,
  apiKeys: true,
  webhookUrl: true,
  webhookToken: true,
  seed: true,
  faults: true,
  clock: true,
  timeScale: true,
  outcomes: true,
  tls: true,
  state: true,
};

function isHttpUrl(url: unknown): boolean {
  const protocol = typeof url === 'string' && URL.canParse(url) ? new URL(url).protocol : undefined;
  return protocol === 'http:' || protocol === 'https:';
}

function isWhole(value: unknown, most: number): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;
}

/** What each option has to be; one that is not given is right. */
const demands: readonly { option: keyof SandboxOptions; holds: (value: unknown) => boolean; demand: string }[] = [
  {
    option: 'apiVersion',
    holds: (value) => Object.hasOwn(versions, String(value)),
    demand: `one of ${Object.keys(versions).join(', ')}`,
  },
  { option: 'port', holds: (value) => isWhole(value, 65_535), demand: 'a whole number from 0 to 65535' },
  { option: 'seed', holds: (value) => isWhole(value, Number.MAX_SAFE_INTEGER), demand: 'a whole number from 0 on' },
  {
    option: 'timeScale',
    holds: (value) => Number.isFinite(value) && Number(value) > 0,
    demand: 'a positive number',
  },
  {
    option: 'outcomes',
    holds: (value) => value === 'automatic' || value === 'operator',
    demand: 'automatic or operator',
  },
  { option: 'webhookUrl', holds: isHttpUrl, demand: 'an HTTP URL' },
  {
    option: 'webhookToken',
    holds: (value) => typeof value === 'string' && value !== '',
    demand: 'a text that is not empty',
  },
  { option: 'apiKeys', holds: Array.isArray, demand: 'a list of keys and their tenants' },
  { option: 'faults', holds: Array.isArray, demand: 'a list of names' },
];

/** Options whose values are secrets: no message quotes them. */
const secret: ReadonlySet<string> = new Set(['apiKeys', 'webhookToken']);

/** @throws OptionProblem for an option that doesn't exist, which would do nothing without a word, or whose value can't be meant */
export function checkOptions(options: SandboxOptions): void {
  const names = Object.keys(known);
  for (const name of Object.keys(options))
    if (!names.includes(name))
      throw new OptionProblem(`no option "${name}"${didYouMean(name, names)}; there are ${names.join(', ')}`);
  for (const { option, holds, demand } of demands) {
    const value = options[option];
    if (value === undefined || holds(value)) continue;
    throw new OptionProblem(
      `${option} must be ${demand}${secret.has(option) ? '' : `, not ${JSON.stringify(value) ?? 'that'}`}.`,
    );
  }
}
