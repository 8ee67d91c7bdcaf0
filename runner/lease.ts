/** Keeps two pipelines from using one account at a time: each would see the other's money, objects and deliveries. */
import { createHash, randomUUID } from 'node:crypto';
import path from 'node:path';
import { readSecret, type RemoteTarget, type Secret } from '../engine/config.js';
import { makeFolder } from '../engine/files.js';
import { fileLog } from '../engine/lease/file-log.js';
import type { LabelledSecret } from '../engine/identification.js';
import { claim, leaseMs, release, type Claim, type Taken } from '../engine/lease/lease.js';
import { Redactor } from '../engine/record/redaction.js';
import { secretsOf } from '../engine/run-context.js';
import { createSinkClient, SinkError } from '../sink/client.js';
import { fixedHeaders } from './headers.js';
import { networkOf } from './network.js';

/** Where leases are kept. */
interface Registry {
  claim(own: Claim): Promise<Taken | undefined>;
  release(own: Claim): Promise<void>;
}

/** An account that is held until it is let go of. */
export interface Lease {
  /** Aborts, with an `AccountTaken`, where another one has the account in spite of the lease: whoever holds it has to end. */
  lost: AbortSignal;
  release(): Promise<void>;
}

/** What an account is held with. */
export interface LeaseOptions {
  targetName: string;
  target: RemoteTarget;
  /** Headers of the command line: what is secret of them is shown nowhere. */
  header?: readonly string[];
  /** Folder of reports that runs of one project share. */
  folder: string;
  own: Claim;
  /** Milliseconds since the epoch. */
  now: () => number;
}

/** The account is another one's for now. */
export class AccountTaken extends Error {
  override name = 'AccountTaken';
}

/** Shards of one pipeline hold an account together; every other run holds it alone. */
export function claimOf(
  { runId, shard }: { runId: string; shard: { index: number; of: number } | undefined },
  environment: NodeJS.ProcessEnv = process.env,
): Claim {
  if (!shard) return { holder: `the run ${runId}`, member: '1' };
  const { CONFORMANCE_PIPELINE: named, GITHUB_RUN_ID: github, CI_PIPELINE_ID: gitlab } = environment;
  const pipeline = named ?? github ?? gitlab;
  const holder = pipeline === undefined ? `${shard.of} shards` : `${shard.of} shards of the pipeline ${pipeline}`;
  return { holder, member: String(shard.index) };
}

/** Tells accounts apart without telling their keys. */
function accountIdOf({ baseUrl, apiKey = '' }: RemoteTarget, targetName: string): string {
  const key = readSecret(apiKey, `targets.${targetName}.apiKey`);
  return createHash('sha256')
    .update(`${new URL(baseUrl).origin}\n${key}`)
    .digest('hex')
    .slice(0, 16);
}

function fileRegistry(folder: string, account: string, now: () => number): Registry {
  const leases = path.join(folder, '.leases');
  makeFolder(leases, 0o700);
  const log = fileLog(path.join(leases, `${account}.ndjson`));
  return {
    claim: (own) => Promise.resolve().then(() => claim(log, own, now())),
    release: (own) => Promise.resolve().then(() => release(log, own, now())),
  };
}

/** The sink knows all who share it, on whatever machine; one that keeps no leases leaves them to the folder of reports. */
async function registryOf({ targetName, target, folder, own, now }: LeaseOptions): Promise<{
  registry: Registry;
  taken: Taken | undefined;
}> {
  const account = accountIdOf(target, targetName);
  const { sink } = target;
  if (sink && 'url' in sink) {
    const readToken = readSecret(sink.readToken, `targets.${targetName}.sink.readToken`);
    const client = createSinkClient({ url: sink.url, readToken });
    try {
      const taken = await client.claim(account, own);
      return {
        registry: { claim: (own) => client.claim(account, own), release: (own) => client.release(account, own) },
        taken,
      };
    } catch (error) {
      // What is wrong with a sink is told when the run joins it.
      if (!(error instanceof SinkError || error instanceof TypeError)) throw error;
    }
  }
  const registry = fileRegistry(folder, account, now);
  return { registry, taken: await registry.claim(own) };
}

/** As much of a stranger's name is shown. */
const nameLength = 120;

/** Every secret that a run at a target knows. */
function secretsAt({ targetName, target, header = [] }: LeaseOptions): LabelledSecret[] {
  const { apiKey = '', otherApiKey = '', webhookToken = '', sink, triggers } = target;
  const read = (secret: Secret, member: string): string => readSecret(secret, `targets.${targetName}.${member}`);
  const network = networkOf(target, targetName);
  return [
    ...secretsOf({
      accounts: [{ apiKey: read(apiKey, 'apiKey') }],
      otherApiKey: read(otherApiKey, 'otherApiKey'),
      webhookToken: read(webhookToken, 'webhookToken'),
      headers: fixedHeaders(targetName, target, { header: [...header] }, undefined),
      ...(network && { network }),
    }),
    ...(triggers?.kind === 'hook' ? [{ label: '$HOOK_SECRET', text: read(triggers.secret, 'triggers.secret') }] : []),
    ...(sink && 'url' in sink ? [{ label: '$READ_TOKEN', text: read(sink.readToken, 'sink.readToken') }] : []),
  ].filter(({ text }) => text !== '');
}

/** What another one calls itself, on one line and without a secret: the sink or the file tells it, so it may be any text. */
function shownHolder(heldBy: unknown, options: LeaseOptions): string {
  const line = new Redactor({ secrets: secretsAt(options), key: randomUUID() })
    .redact(String(heldBy))
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim();
  const characters = [...line];
  return characters.length > nameLength ? `${characters.slice(0, nameLength).join('')}…` : line || 'another run';
}

/** When somebody came by an account, in words; nothing where what is told is no time. */
function shownTime(word: 'since' | 'at', since: unknown): string {
  const at = new Date(typeof since === 'number' ? since : Number.NaN);
  return Number.isNaN(at.getTime()) ? '' : ` ${word} ${at.toISOString()}`;
}

function takenBefore({ heldBy, since }: Taken, options: LeaseOptions): AccountTaken {
  return new AccountTaken(
    `target ${options.targetName}: ${shownHolder(heldBy, options)} has had this account${shownTime('since', since)}; wait until it ends, or use another account (one that was killed lets go of it within ${leaseMs / 1000} s)`,
  );
}

function takenMeanwhile({ heldBy, since }: Taken, options: LeaseOptions): AccountTaken {
  return new AccountTaken(
    `target ${options.targetName}: ${shownHolder(heldBy, options)} took this account${shownTime('at', since)}, when this run had not been heard of for ${leaseMs / 1000} s; it ends here, since each would see the other's money and deliveries: run it again once the account is free`,
  );
}

/**
 * Holds the account of a target, and claims it again until it is let go of. Where another one got it meanwhile, `lost` aborts.
 * @throws AccountTaken where another one has it, UsageError where a secret is not set
 */
export async function holdAccount(options: LeaseOptions): Promise<Lease> {
  const { registry, taken } = await registryOf(options);
  if (taken) throw takenBefore(taken, options);
  const loss = new AbortController();
  const claimAgain = async (): Promise<void> => {
    // A claim that does not get through is made again in time.
    const other = await registry.claim(options.own).catch(() => undefined);
    if (!other || loss.signal.aborted) return;
    clearInterval(again);
    loss.abort(takenMeanwhile(other, options));
  };
  const again = setInterval(() => void claimAgain(), leaseMs / 4);
  again.unref();
  return {
    lost: loss.signal,
    async release() {
      clearInterval(again);
      await registry.release(options.own).catch(() => undefined);
    },
  };
}
