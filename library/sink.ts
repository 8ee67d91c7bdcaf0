import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ApiVersion } from '../contracts/model/typed.js';
import type { Contract } from '../contracts/model/types.js';
import { createSinkClient, type SinkClient } from '../sink/client.js';
import { startSink as start, type Sink as ServedSink, type SinkOptions as ServerOptions } from '../sink/server.js';
import { loadContract, loadContractFile } from './contract.js';
import { assertKnownOptions } from './options.js';

// What stands below under the same names goes before.
export * from '../sink/index.js';

/** What tells a sink which webhooks it knows: one of these, or none for a sink that knows no webhook. */
export type ContractSource =
  | { apiVersion?: ApiVersion; contract?: undefined; contractFile?: undefined }
  | { apiVersion?: undefined; contract?: Contract; contractFile?: undefined }
  | { apiVersion?: undefined; contract?: undefined; contractFile?: string };

export type SinkOptions = Partial<ServerOptions> &
  ContractSource & {
    /** What the provider sends in `Authorization`, at inboxes that name no token of their own. */
    token?: string;
  };

/** A running sink, and a client of its read API. */
export interface Sink extends ServedSink {
  client: SinkClient;
}

const known: Record<keyof SinkOptions, true> = {
  apiVersion: true,
  contract: true,
  contractFile: true,
  token: true,
  port: true,
  host: true,
  journal: true,
  inboxes: true,
  readToken: true,
  publicUrl: true,
  tls: true,
  bodyLimitBytes: true,
  limits: true,
  sync: true,
  now: true,
  sleep: true,
  onDelivery: true,
  onRelay: true,
  onError: true,
};

/** @throws RangeError where more than one is named */
async function contractOf({ apiVersion, contract, contractFile }: SinkOptions): Promise<Contract | undefined> {
  if ([apiVersion, contract, contractFile].filter((source) => source !== undefined).length > 1)
    throw new RangeError('A sink knows the webhooks of one of apiVersion, contract and contractFile.');
  if (contractFile !== undefined) return loadContractFile(contractFile);
  return apiVersion === undefined ? contract : loadContract(apiVersion);
}

/** A journal in a folder of its own that goes with the sink. */
function temporaryJournal(): { journal: string; forget: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-journal-'));
  return {
    journal: path.join(folder, 'journal.ndjson'),
    forget: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * Starts a webhook sink. Nothing has to be set; with a version or contract it knows its webhooks, which `toReceive` needs. Without a
 * `journal` it keeps deliveries until it is closed, without a `readToken` it draws one.
 *
 * @throws RangeError for options that can't be meant, ContractError and UsageError for a contract that can't be loaded; else
 * the error of opening the journal or of listening
 *
 * @example
 * const sink = await startSink({ apiVersion: 'test' });
 * const sandbox = await startSandbox({ webhookUrl: sink.url });
 * const { deliveries } = await sink.client.waitFor({ webhook: 'userBalanceGenerated', timeoutMs: 5000 });
 */
export async function startSink(options: SinkOptions = {}): Promise<Sink> {
  assertKnownOptions('startSink', Object.keys(known), options);
  const contract = await contractOf(options);
  const { apiVersion: _version, contract: _contract, contractFile: _file, token, ...server } = options;
  const shared = { ...(contract ? { contract } : {}), ...(token === undefined ? {} : { token }) };
  const inboxes = (options.inboxes ?? [{ name: 'default' }]).map((inbox) => ({ ...shared, ...inbox }));
  const readToken = options.readToken ?? randomUUID();
  const temporary = options.journal === undefined ? temporaryJournal() : undefined;
  const journal = options.journal ?? temporary?.journal ?? '';
  const sink = await start({ ...server, journal, inboxes, readToken }).catch((error: unknown) => {
    temporary?.forget();
    throw error;
  });
  return {
    url: sink.url,
    readToken,
    inboxes: sink.inboxes,
    get deliveries() {
      return sink.deliveries;
    },
    client: createSinkClient({ url: sink.url, readToken }),
    async close() {
      await sink.close();
      temporary?.forget();
    },
  };
}
