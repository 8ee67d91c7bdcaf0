import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Identification } from '../contracts/model/identification.js';
import { ContractError, indexFile, loadContract } from '../contracts/model/load.js';
import type { Contract } from '../contracts/model/types.js';
import { checksOfPartnerApi } from '../engine/checks-of-partner-api.js';
import { UsageError, type ResolvedConfig } from '../engine/config.js';
import { writeWhole } from '../engine/files.js';
import type { LeftOut } from '../engine/record/format.js';
import { contractOfOpenApi, type AnyContract } from '../generators/import/openapi/contract.js';
import { identificationOf, sendableSchemes, type HeldKeys } from '../generators/import/openapi/identification.js';
import { contractFolders, ownContracts } from './contracts.js';
import { documentOnDisk, type DocumentTexts } from './documents/downloaded.js';
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
 * @param texts where it is read from; left out for files
 * @throws UsageError where there is no such file, ContractError where it is no such document
 */
export function contractNamed(name: string, keys?: HeldKeys, texts = documentOnDisk(name, '--contract')): AnyContract {
  return contractOfOpenApi(texts.file, texts.read, keys);
}

function leftOutBy(notJudged: readonly string[]): LeftOut[] {
  const names = `the checks ${checksOfPartnerApi.join(', ')}, and card data of secret-exposed`;
  const ofPartnerApi = `${names}: they rest on facts of the Partner API`;
  const flows =
    'flows of several calls: what writes do is judged where a collection has a path for one of its objects (write-has-effect), and nowhere else';
  return [...notJudged, ofPartnerApi, flows].map((what) => ({ option: '--contract', what: `leaves out ${what}` }));
}

/**
 * @param keys those for the security schemes of the document, where the contract is one
 * @param texts the document, where it was read from a URL
 * @throws UsageError where a folder or file is missing, ContractError where there is no such contract
 */
export function chooseContract(
  config: Pick<ResolvedConfig, 'apiVersion' | 'contracts'>,
  options: Pick<TargetOptions, 'apiVersion' | 'contract'>,
  keys?: HeldKeys,
  texts?: DocumentTexts,
): ChosenContract {
  const apiVersion = options.apiVersion ?? config.apiVersion;
  if (options.contract === undefined) {
    if (keys && keys.schemes.length > 0)
      throw new UsageError(
        `a credential for ${keys.schemes.join(', ')}: the Partner API has one key; name that with --api-key, or a document with --contract`,
      );
    const folders = contractFolders(config.contracts, 'contracts in the configuration:');
    return { contract: loadContract(apiVersion, folders), apiVersion, foldersFor: () => folders };
  }
  const { contract, identification, notJudged, text } = contractNamed(options.contract, keys, texts);
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

/** Where nobody says which keys there are, the run had those that its document asks for. */
function identificationIn({ document }: Contract, file: string, keys: HeldKeys | undefined): Identification {
  try {
    return identificationOf(document, file, keys);
  } catch (error) {
    if (keys !== undefined || !(error instanceof ContractError)) throw error;
    return identificationOf(document, file, { schemes: sendableSchemes(document), nameless: true });
  }
}

/**
 * The contract that a record was judged by: the one in the folder of its run, where that has one of its own.
 * @param keys those of who calls its target again; left out where nobody does
 */
export function contractOfRecord(
  config: Pick<ResolvedConfig, 'contracts'>,
  runFolder: string,
  apiVersion: string,
  keys?: HeldKeys,
): ChosenContract {
  const own = ownContracts(runFolder);
  if (!existsSync(path.join(own, apiVersion))) return chooseContract({ ...config, apiVersion }, {});
  const contract = loadContract(apiVersion, [own]);
  const identification = identificationIn(contract, path.join(own, apiVersion), keys);
  return { contract, apiVersion, identification, foldersFor: () => [own] };
}
