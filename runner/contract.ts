import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Identification } from '../contracts/model/identification.js';
import { indexFile, loadContract } from '../contracts/model/load.js';
import type { Contract } from '../contracts/model/types.js';
import { checksOfPartnerApi } from '../engine/checks-of-partner-api.js';
import type { ResolvedConfig } from '../engine/config.js';
import { readText, writeWhole } from '../engine/files.js';
import type { LeftOut } from '../engine/record/format.js';
import { contractOfOpenApi, type AnyContract } from '../generators/import/openapi/contract.js';
import { identificationOf } from '../generators/import/openapi/identification.js';
import { contractFolders, ownContracts } from './contracts.js';
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

/**
 * The contract of an OpenAPI document that an option names.
 * @throws UsageError where there is no such file, ContractError where it is no such document
 */
export function contractNamed(file: string): AnyContract {
  return contractOfOpenApi(file, (name) => readText(name, '--contract', 'an OpenAPI document in YAML or JSON'));
}

function leftOutBy(notJudged: readonly string[]): LeftOut[] {
  const names = `the checks ${checksOfPartnerApi.join(', ')}, and card data of secret-exposed`;
  const ofPartnerApi = `${names}: they rest on facts of the Partner API`;
  const flows =
    'flows of several calls: what writes do is judged where a collection has a path for one of its objects (write-has-effect), and nowhere else';
  return [...notJudged, ofPartnerApi, flows].map((what) => ({ option: '--contract', what: `leaves out ${what}` }));
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
  const { contract, identification, notJudged, text } = contractNamed(options.contract);
  return {
    contract,
    apiVersion,
    identification,
    leftOut: leftOutBy(notJudged),
    foldersFor(runFolder) {
      writeWhole(path.join(ownContracts(runFolder), contract.version, indexFile), text);
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
