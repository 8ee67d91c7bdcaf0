import type { ApiVersion } from '../contracts/model/typed.js';
import { UsageError } from '../engine/config.js';
import { similarTo } from '../engine/similar.js';
import type { StartEmbedded } from '../runner/embedded.js';
import { faults, sandboxVersions, startSandbox, UnknownFault } from '../sandbox/index.js';

/**
 * The version that the sandbox is to play.
 * @throws UsageError when it does not know it
 */
function sandboxVersion(apiVersion: string): ApiVersion {
  const known = sandboxVersions.find((version) => version === apiVersion);
  if (!known) throw new UsageError(`--api-version ${apiVersion}: the sandbox plays ${sandboxVersions.join(', ')}`);
  return known;
}

/** Says in one line what is wrong with a fault that was asked for; any other error stays what it is. */
export function faultProblem(option: string, error: unknown): unknown {
  if (!(error instanceof UnknownFault)) return error;
  const { asked, message } = error;
  if (asked === undefined) return new UsageError(`${option}: ${message}`);
  const similar = similarTo(
    asked,
    faults.map(({ name }) => name),
  );
  const hint = similar.length > 0 ? `did you mean ${similar.join(', ')}?` : '`conformance list faults` shows all';
  return new UsageError(`${option} ${asked}: the sandbox has no such fault; ${hint}`);
}

/** The sandbox as runs start it: flows decide what becomes of what they made. */
export const embeddedSandbox: StartEmbedded = async ({ apiVersion, ...options }) =>
  startSandbox({ ...options, apiVersion: sandboxVersion(apiVersion), outcomes: 'operator' }).catch((error: unknown) => {
    throw faultProblem('--fault', error);
  });

/**
 * Tries whether faults can be planted, before anything else is begun.
 * @throws UsageError that names the option where one cannot be
 */
export async function assertFaults(option: string, apiVersion: string, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const tried = await startSandbox({ apiVersion: sandboxVersion(apiVersion), faults: names }).catch(
    (error: unknown) => {
      throw faultProblem(option, error);
    },
  );
  await tried.close();
}
