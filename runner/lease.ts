/** Keeps two pipelines from using one account at a time: each would see the other's money, objects and deliveries. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { readSecret, type RemoteTarget } from '../engine/config.js';
import { makeFolder } from '../engine/files.js';
import { fileLog } from '../engine/lease/file-log.js';
import { claim, leaseMs, release, type Claim, type Taken } from '../engine/lease/lease.js';
import { createSinkClient, SinkError } from '../sink/client.js';

/** Where leases are kept. */
interface Registry {
  claim(own: Claim): Promise<Taken | undefined>;
  release(own: Claim): Promise<void>;
}

/** An account that is held until it is let go of. */
export interface Lease {
  release(): Promise<void>;
}

/** What an account is held with. */
export interface LeaseOptions {
  targetName: string;
  target: RemoteTarget;
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

/**
 * Holds the account of a target, and claims it again until it is let go of.
 * @throws AccountTaken where another one has it, UsageError where a secret is not set
 */
export async function holdAccount(options: LeaseOptions): Promise<Lease> {
  const { registry, taken } = await registryOf(options);
  if (taken) {
    const since = new Date(taken.since).toISOString();
    throw new AccountTaken(
      `target ${options.targetName}: ${taken.heldBy} has had this account since ${since}; wait until it ends, or use another account (one that was killed lets go of it within ${leaseMs / 1000} s)`,
    );
  }
  const again = setInterval(() => {
    // A claim that does not get through is made again in time.
    registry.claim(options.own).catch(() => undefined);
  }, leaseMs / 4);
  again.unref();
  return {
    async release() {
      clearInterval(again);
      await registry.release(options.own).catch(() => undefined);
    },
  };
}
