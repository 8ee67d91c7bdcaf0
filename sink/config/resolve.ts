import path from 'node:path';
import { loadContract } from '../../contracts/model/load.js';
import { readInputBytes, UnreadableInput } from '../../contracts/model/input-file.js';
import type { Contract } from '../../contracts/model/types.js';
import { readSecret } from '../../engine/config.js';
import { expand } from '../answers/script.js';
import type { InboxOptions } from '../inbox.js';
import type { SinkOptions } from '../server.js';
import { SinkConfigError, type WrittenConfig, type WrittenInbox } from './parse.js';

/** What a configuration means where it stands. */
export interface Surroundings {
  /** Folder that its relative paths start from. */
  folder: string;
  /** Version of inboxes that name none. */
  apiVersion: string;
  environment: NodeJS.ProcessEnv;
}

export type ResolvedConfig = Omit<SinkOptions, 'journal' | 'readToken' | 'inboxes'> & {
  journal?: string;
  inboxes: InboxOptions[];
};

/**
 * The options of a sink that a configuration stands for: contracts loaded, secrets and key files read. Inboxes of one version
 * share its contract.
 * @throws SinkConfigError for a key or certificate that can't be read; ContractError for an unknown version; UsageError for a
 * secret whose environment variable isn't set
 */
export function resolveSinkConfig(written: WrittenConfig, surroundings: Surroundings): ResolvedConfig {
  const { journal, tls, headerLimitBytes, requestTimeoutMs, inboxes = [{ name: 'default' }], ...rest } = written;
  const { folder } = surroundings;
  const contracts = new Map<string, Contract>();
  const contractOf = (version: string): Contract => {
    const contract = contracts.get(version) ?? loadContract(version);
    contracts.set(version, contract);
    return contract;
  };
  return {
    ...rest,
    ...(journal === undefined ? {} : { journal: path.resolve(folder, journal) }),
    ...(tls ? { tls: { key: readPem(folder, tls.key, 'tls.key'), cert: readPem(folder, tls.cert, 'tls.cert') } } : {}),
    limits: {
      ...(headerLimitBytes === undefined ? {} : { headerBytes: headerLimitBytes }),
      ...(requestTimeoutMs === undefined ? {} : { requestTimeoutMs }),
    },
    inboxes: inboxes.map((inbox) => resolveInbox(inbox, surroundings, contractOf)),
  };
}

function resolveInbox(
  { apiVersion, token, answers, forward, ...rest }: WrittenInbox,
  { apiVersion: standard, environment }: Surroundings,
  contractOf: (version: string) => Contract,
): InboxOptions {
  return {
    ...rest,
    contract: contractOf(apiVersion ?? standard),
    ...(token === undefined ? {} : { token: readSecret(token, `token of inbox "${rest.name}"`, environment) }),
    ...(answers === undefined ? {} : { answers: answers.map(expand) }),
    ...(forward === undefined ? {} : { forward: new URL(forward) }),
  };
}

function readPem(folder: string, file: string, what: string): Buffer {
  try {
    return readInputBytes(path.resolve(folder, file));
  } catch (error) {
    const why = error instanceof UnreadableInput ? error.problem : (error as NodeJS.ErrnoException).code;
    throw new SinkConfigError(`${what}: ${file} could not be read (${why}); name a PEM file`);
  }
}
