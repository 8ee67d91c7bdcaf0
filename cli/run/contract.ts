import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadContract } from '../../contracts/model/load.js';
import type { Contract } from '../../contracts/model/types.js';
import type { LeftOut } from '../../engine/record/format.js';
import type { ResolvedConfig } from '../../engine/config.js';
import type { Identification } from '../../engine/identification.js';
import { contractFolders, ownContracts } from '../contracts.js';
import { contractOfOpenApi, identificationOf } from '../openapi/contract.js';
import type { TargetOptions } from './options.js';

/** The contract that a run holds its target to. */
export interface ChosenContract {
  contract: Contract;
  /** Version that the sandbox plays. */
  apiVersion: string;
  /** How callers identify themselves; set where the contract is nothing but an OpenAPI document. */
  identification?: Identification;
  /** What of the document, or of what the Partner API is held to, is not judged; set with `identification`. */
  leftOut?: readonly LeftOut[];
  /** Folders that other processes load it from; a contract of its own is written below the folder of the run. */
  foldersFor(runFolder: string): string[];
}

/** @throws UsageError where a folder or file is missing, ContractError where there is no such contract */
export function chooseContract(
  config: Pick<ResolvedConfig, 'apiVersion' | 'contracts'>,
  options: Pick<TargetOptions, 'apiVersion' | 'contract'>,
): ChosenContract {
  const apiVersion = options.apiVersion ?? config.apiVersion;
  if (options.contract === undefined) {
    const folders = contractFolders(config.contracts, 'contracts in the configuration:');
    return { contract: loadContract(apiVersion, folders), apiVersion, foldersFor: () => folders };
  }
  const { contract, identification, leftOut, save } = contractOfOpenApi(options.contract);
  return {
    contract,
    apiVersion,
    identification,
    leftOut,
    foldersFor(runFolder) {
      save(ownContracts(runFolder));
      return [ownContracts(runFolder)];
    },
  };
}

/** The contract that a record was judged by: the one in the folder of its run, where that has one of its own. */
export function contractOfRecord(
  config: Pick<ResolvedConfig, 'contracts'>,
  runFolder: string,
  apiVersion: string,
): ChosenContract {
  const own = ownContracts(runFolder);
  if (!existsSync(path.join(own, apiVersion))) return chooseContract({ ...config, apiVersion }, {});
  const contract = loadContract(apiVersion, [own]);
  const identification = identificationOf(contract.document, path.join(own, apiVersion));
  return { contract, apiVersion, identification, foldersFor: () => [own] };
}
