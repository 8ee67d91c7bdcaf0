import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listVersions, loadContract } from '../../contracts/model/load.js';
import { createReceiver, type ReceiverOptions } from '../../examples/receiver/receiver.mjs';
import type { Capabilities } from '../capabilities/capabilities.js';
import { judgeRecord } from '../judge/judge.js';
import { conclude, type Concluded } from '../judge/verdict.js';
import type { Result } from '../outcome.js';
import { loadProfile, type LoadedProfile } from '../profiles/profile.js';
import { playReceiver } from '../receiver/play.js';
import { urlProbe } from '../receiver/probe.js';
import { providerOf, type Provider } from '../receiver/provider.js';
import { startLine } from '../receiver/start.js';
import type { CertificationLine } from '../record/format.js';
import { recordOf } from '../record/text.js';
import { loadScheme } from '../signatures/scheme.js';

export const token = 'aToken-of-the-Test-123';
export const secret = 'whsec_c2VjcmV0LW9mLXRoZS10ZXN0';

export const declared: Capabilities = {
  partner: 'Example Partner',
  product: 'Wallet backend',
  version: '2.4.1',
  capabilities: ['crypto'],
};

const providers = new Map<string, Provider>();

/** The provider of a version, as the command line makes it. */
export function packaged(version: string): Provider {
  let provider = providers.get(version);
  if (!provider) {
    const others = listVersions().filter((other) => other !== version);
    provider = providerOf(
      loadContract(version),
      others.map((other) => loadContract(other)),
    );
    providers.set(version, provider);
  }
  return provider;
}

export interface Trial {
  profiles: readonly string[];
  version?: string;
  seed?: string;
  signed?: boolean;
  probed?: boolean;
  users?: readonly string[];
  /** What the receiver does in another way than the good one. */
  changes?: (clock: { now: () => number }) => object;
  /** Whether much time is given, as a busy machine needs it; not where lateness is the matter. */
  patient?: boolean;
  /** Does something to its server before it listens. */
  onServer?: (server: Server) => void;
  /** Starts another receiver than the example on plain Node. */
  start?: (options: ReceiverOptions) => Promise<Running>;
  /** Whether the receiver has a clock of its own, so that waits of the schedule can't pass for it at once. */
  ownClock?: boolean;
}

/** A receiver that listens. */
export interface Running {
  endpoint: URL;
  close(): void;
}

export interface Tried {
  lines: CertificationLine[];
  profiles: LoadedProfile[];
  results: Result[];
  concluded: Concluded;
}

/** Listens on a free port of this machine; gives where. */
export function listening(server: Server): Promise<URL> {
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      resolve(new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
    }),
  );
}

/** A server that listens on a free port of this machine. */
export async function served(server: Server): Promise<Running> {
  const endpoint = await listening(server);
  return {
    endpoint,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function inProcess(options: ReceiverOptions, { onServer }: Trial): Server {
  const server = createReceiver(options);
  onServer?.(server);
  return server;
}

/** Certifies the example receiver in this process. Waits of the schedule pass for both sides without being waited for. */
export async function certified(trial: Trial): Promise<Tried> {
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  const {
    version = 'latest',
    seed = 'seed',
    signed = false,
    probed = true,
    users = [],
    changes = () => ({}),
    patient = true,
  } = trial;
  const start = trial.start ?? ((options) => served(inProcess(options, trial)));
  const { endpoint, close } = await start({ token, ...(signed ? { secret } : {}), now, ...changes({ now }) });
  const profiles = trial.profiles.map(loadProfile);
  const lines: CertificationLine[] = [];
  const run = {
    endpoint,
    provider: packaged(version),
    token,
    signature: signed ? { scheme: loadScheme('standard-webhooks'), secret } : undefined,
    probe: probed ? urlProbe(new URL('/books', endpoint)) : undefined,
    users,
    paths: {},
    seed,
    deadlineMs: patient ? 30_000 : 3000,
    now,
    // What was dropped is still on its way; a turn of the loop lets it arrive.
    later: (seconds: number): Promise<void> => {
      if (!trial.ownClock) ahead += seconds * 1000;
      return new Promise((resolve) => setTimeout(resolve, 30));
    },
    began: Date.now(),
  };
  try {
    const begin = startLine(run, profiles, { timeScale: 1, lateAfterMs: patient ? 10_000 : 1500 });
    const note = (line: CertificationLine): unknown => lines.push(line);
    await playReceiver({ ...run, start: begin, note, counter: { attempts: 0 } }, profiles, () => undefined);
  } finally {
    close();
  }
  const record = recordOf(lines);
  const results = judgeRecord(record, profiles, declared);
  return { lines, profiles, results, concluded: conclude(results, record) };
}
