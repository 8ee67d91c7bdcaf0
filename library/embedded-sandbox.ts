import type { ApiVersion } from '../contracts/model/typed.js';
import { UsageError } from '../engine/config.js';
import type { StartEmbedded } from '../runner/embedded.js';
import { sandboxVersions, startSandbox, UnknownFault } from '../sandbox/index.js';

/**
 * The version that the sandbox is to play.
 * @throws UsageError when it does not know it
 */
function sandboxVersion(apiVersion: string): ApiVersion {
  const known = sandboxVersions.find((version) => version === apiVersion);
  if (!known) throw new UsageError(`--api-version ${apiVersion}: the sandbox plays ${sandboxVersions.join(', ')}`);
  return known;
}

/** The sandbox as runs start it: flows decide what becomes of what they made. */
export const embeddedSandbox: StartEmbedded = async ({ apiVersion, ...options }) =>
  startSandbox({ ...options, apiVersion: sandboxVersion(apiVersion), outcomes: 'operator' }).catch((error: unknown) => {
    throw error instanceof UnknownFault ? new UsageError(`--fault: ${error.message}`) : error;
  });
