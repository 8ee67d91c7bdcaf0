import { readSecret, UsageError, type ResolvedConfig, type Target } from '../../engine/config.js';
import type { RunContext } from '../../engine/run-context.js';
import { startSandbox, UnknownFault } from '../../sandbox/index.js';
import { wholeNumber } from '../options.js';
import type { RunOptions } from './options.js';

/** A target that is ready to be called, and how to let go of it. */
export interface ReadyTarget {
  target: RunContext['target'];
  deliveries: RunContext['deliveries'];
  close(): Promise<void>;
}

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/**
 * The target of a run. One outside this machine has to be asked for by name: a configuration alone sends nothing there.
 * @throws UsageError when it is not configured, or outside loopback and not named
 */
export function chooseTarget(config: ResolvedConfig, named: string | undefined): { name: string; target: Target } {
  const name = named ?? config.target;
  const target = config.targets[name];
  if (!target)
    throw new UsageError(`--target ${name}: not configured; known: ${Object.keys(config.targets).join(', ')}`);
  if (target.kind === 'remote' && named === undefined && !isLoopback(target.baseUrl))
    throw new UsageError(`${target.baseUrl} is outside this machine: ask for it by name with --target ${name}`);
  return { name, target };
}

/**
 * Makes a target ready: starts the embedded sandbox, or reads the secrets of a remote one.
 * @throws UsageError when a secret is not set or a fault is unknown
 */
export async function prepareTarget(
  name: string,
  target: Target,
  options: RunOptions,
  sinkUrl: string,
): Promise<ReadyTarget> {
  const strictness = options.strict ?? target.strictness ?? 'documented';
  if (target.kind === 'remote') {
    if (options.fault.length > 0) throw new UsageError('--fault: only the embedded sandbox has faults to plant');
    const { deadlineMs = 30_000, quietMs = 5_000 } = target.deliveries ?? {};
    return {
      target: {
        name,
        baseUrl: target.baseUrl,
        sandbox: false,
        strictness,
        apiKey: readSecret(target.apiKey, `targets.${name}.apiKey`),
        ...(target.webhookToken
          ? { webhookToken: readSecret(target.webhookToken, `targets.${name}.webhookToken`) }
          : {}),
      },
      deliveries: { deadlineMs, quietMs },
      close: () => Promise.resolve(),
    };
  }
  const sandbox = await startSandbox({
    seed: wholeNumber('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER),
    webhookUrl: sinkUrl,
    faults: options.fault,
  }).catch((error: unknown) => {
    throw error instanceof UnknownFault ? new UsageError(`--fault: ${error.message}`) : error;
  });
  return {
    target: {
      name,
      baseUrl: sandbox.url,
      sandbox: true,
      strictness,
      apiKey: sandbox.apiKey,
      webhookToken: sandbox.webhookToken,
    },
    deliveries: { deadlineMs: 10_000, quietMs: 0 },
    close: () => sandbox.close(),
  };
}
