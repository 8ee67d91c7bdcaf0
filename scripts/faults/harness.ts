import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadContract } from '../../contracts/model/load.js';
import type { ApiVersion } from '../../contracts/model/typed.js';
import type { Contract } from '../../contracts/model/types.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import { createClient } from '../../engine/client.js';
import type { RecordLine } from '../../engine/record/format.js';
import { Redactor } from '../../engine/record/redaction.js';
import { Session } from '../../engine/session/session.js';
import { sandboxTriggers } from '../../engine/triggers/sandbox.js';
import type { Triggers } from '../../engine/triggers/trigger.js';
import { createData, type Data } from '../../generators/data/data.js';
import { startSandbox } from '../../sandbox/index.js';
import { startSink } from '../../sink/index.js';
import { inboxOf } from '../../suites/support/inbox.js';

export interface HarnessOptions {
  /** Whose cases are carried out. */
  apiVersion: ApiVersion;
  /** The version that the sandbox plays, where it is another one. */
  plays?: ApiVersion;
  seed: number;
  /** As `--fault` takes them. */
  faults?: readonly string[];
  /** As `--response-time` takes it; by default as a run against the sandbox has it. */
  responseTimeMs?: number;
  /** How long a case waits for a delivery, in milliseconds; a sandbox in the same process tells at once. */
  deadlineMs?: number;
  /** Who decides what comes of what was accepted; the operator where it is left out. */
  outcomes?: 'automatic' | 'operator';
  /** What stands between the session and both servers. */
  between?: Between;
}

/** Puts something between the session and a server; each gives the address to use instead of the server's own. */
export interface Between {
  answers(sandboxUrl: string): Promise<string>;
  deliveries(sinkUrl: string): Promise<string>;
  /** The triggers of the target as the session is to see them. */
  triggers(own: Triggers): Triggers;
  close(): Promise<void>;
}

/** A session against a sandbox and a sink in this process, without Playwright and without a record on disk. */
export interface Harness {
  contract: Contract;
  session: Session;
  sandboxUrl: string;
  /** All that a record would hold. */
  lines: RecordLine[];
  data(...labels: string[]): Data;
  close(): Promise<void>;
}

/** Contract and validator of a version, compiled once per process. */
export function compiled(apiVersion: ApiVersion): { contract: Contract; validator: ContractValidator } {
  const contract = loadContract(apiVersion);
  return { contract, validator: new ContractValidator(contract) };
}

export async function openHarness({
  apiVersion,
  plays = apiVersion,
  seed,
  faults = [],
  responseTimeMs = 15_000,
  deadlineMs = 3000,
  outcomes = 'operator',
  between,
}: HarnessOptions): Promise<Harness> {
  const { contract, validator } = compiled(apiVersion);
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-faults-'));
  const sink = await startSink({
    journal: path.join(folder, 'journal.ndjson'),
    inboxes: [{ name: 'run', contract }],
    readToken: 'read',
  });
  const apiKeys = [
    { key: 'key-of-the-tenant-under-test', tenant: 'under-test' },
    { key: 'key-of-another-tenant', tenant: 'other' },
  ] as const;
  const sandbox = await startSandbox({
    apiVersion: plays,
    seed,
    faults,
    apiKeys,
    webhookUrl: (await between?.deliveries(sink.url)) ?? sink.url,
    webhookToken: 'token-of-the-webhooks',
    outcomes,
  }).catch(async (error: unknown) => {
    await sink.close();
    throw error;
  });
  const baseUrl = (await between?.answers(sandbox.url)) ?? sandbox.url;
  const own = sandboxTriggers(sandbox.url);
  const lines: RecordLine[] = [];
  let exchanges = 0;
  const session = new Session({
    contract,
    validator,
    client: createClient({
      baseUrl,
      allowedHosts: [new URL(baseUrl).host],
      nextId: () => `e${(exchanges += 1)}`,
    }),
    inbox: inboxOf({ url: sink.url, readToken: 'read' }),
    triggers: between?.triggers(own) ?? own,
    record: { append: (line) => void lines.push(line), close: () => undefined },
    redactor: new Redactor({ secrets: [], key: 'harness' }),
    strictness: 'all',
    apiKey: apiKeys[0].key,
    tenant: apiKeys[0].tenant,
    otherApiKey: apiKeys[1].key,
    webhookToken: sandbox.webhookToken,
    deliveries: { deadlineMs, quietMs: 0 },
    budgetMs: responseTimeMs,
    now: Date.now,
  });
  return {
    contract,
    session,
    sandboxUrl: sandbox.url,
    lines,
    data: (...labels) => createData(seed, '', ...labels),
    async close() {
      await sandbox.close();
      await between?.close();
      await sink.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
