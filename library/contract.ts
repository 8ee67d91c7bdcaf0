import { loadContract as loadFrom, packagedContracts } from '../contracts/model/load.js';
import type { ApiVersion } from '../contracts/model/typed.js';
import type { Contract } from '../contracts/model/types.js';

/**
 * The contract of an API version: what matchers and sinks hold answers and deliveries to.
 * @param contracts folder whose contracts overlay the packaged ones
 * @throws ContractError for a version without a contract; the message names those that have one
 *
 * @example
 * const sink = await startSink({ contract: loadContract('test') });
 */
export function loadContract(
  version: ApiVersion | (string & Record<never, never>),
  { contracts }: { contracts?: string } = {},
): Contract {
  return loadFrom(version, contracts === undefined ? [packagedContracts] : [contracts, packagedContracts]);
}

/**
 * The contract of any OpenAPI 3.0 or 3.1 document, webhooks included. A webhook's path is that of its `x-webhook: { path }`, else
 * `/` and its name.
 * @throws UsageError for a file that can't be read, ContractError for one that is no such document
 */
export async function loadContractFile(file: string): Promise<Contract> {
  // Loaded when it is asked for: every configuration imports the package, and few read a document.
  const [{ readText }, { contractWithWebhooks }] = await Promise.all([
    import('../engine/files.js'),
    import('../generators/import/openapi/contract.js'),
  ]);
  return contractWithWebhooks(file, (name) => readText(name, '', 'an OpenAPI document in YAML or JSON'));
}
