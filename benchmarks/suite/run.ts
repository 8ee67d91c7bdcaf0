/**
 * What it costs to make up, record and judge requests: `node --import tsx benchmarks/suite/run.ts`.
 *
 * Compared are, in one process and against a sandbox in another one, (1) the request cases of one version as a worker of
 * `conformance run` carries them out - made from the contract, sent, redacted, written to a record on disk, judged - and (2) the
 * very same requests, the operator's triggers included, sent again by `fetch` alone to a fresh sandbox of the same seed, where
 * they get the same answers. Both send one request after the other over the same pool of connections and read every answer whole.
 * Exit code 1 when the median of the rounds is above the goal, or when the answers differ.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packagedContracts } from '../../contracts/model/load.js';
import { runOperation } from '../../engine/run-operation.js';
import { selectOperations, selectPhases } from '../../engine/selection.js';
import { dataOf, openSession } from '../../suites/support/session.js';
import type { RunContext } from '../../engine/run-context.js';
import { keys, readToken, startEnvironment, type Place } from './place.js';

const rounds = 5;
const goal = 1.5;
const wanted = { apiVersion: 'test', seed: 1 } as const;

interface Sent {
  /** From the root. */
  path: string;
  init: RequestInit;
  status: number;
}

/** Seconds. */
interface Measured {
  elapsed: number;
  /** Processor time of the client. */
  client: number;
  /** Processor time of sandbox and sink. */
  server: number;
}

const environment = startEnvironment();
const seconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1e6;

async function measure(act: () => Promise<void>): Promise<Measured> {
  const server = seconds(await environment.used());
  const [began, client] = [performance.now(), process.cpuUsage()];
  await act();
  const elapsed = (performance.now() - began) / 1000;
  return { elapsed, client: seconds(process.cpuUsage(client)), server: seconds(await environment.used()) - server };
}

function runContextOf({ sandboxUrl, sinkUrl }: Place, record: string): RunContext {
  return {
    runId: 'benchmark',
    ...wanted,
    contractFolders: [packagedContracts],
    record,
    failOn: 'fail',
    selection: {},
    target: {
      name: 'sandbox',
      baseUrl: sandboxUrl,
      sandbox: true,
      strictness: 'all',
      accounts: [{ apiKey: keys.own.key, tenant: keys.own.tenant }],
      otherApiKey: keys.other.key,
      webhookToken: keys.webhooks,
    },
    unknownApi: false,
    sink: { url: sinkUrl, readToken },
    deliveries: { deadlineMs: 3000, quietMs: 0 },
    redactionKey: 'benchmark',
  };
}

const plainFetch = globalThis.fetch;

/** Notes every request that goes to the sandbox while something is done. */
async function noting(place: Place, act: () => Promise<void>): Promise<Sent[]> {
  const sent: Sent[] = [];
  globalThis.fetch = async (input, init = {}) => {
    const response = await plainFetch(input, init);
    const url = input instanceof URL ? input.href : String(input);
    const { signal: _, ...kept } = init;
    if (url.startsWith(place.sandboxUrl))
      sent.push({ path: url.slice(place.sandboxUrl.length), init: kept, status: response.status });
    return response;
  };
  await act();
  globalThis.fetch = plainFetch;
  return sent;
}

/** Carries out the suite. */
async function suite(place: Place): Promise<{ sent: Sent[]; measured: Measured }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-benchmark-'));
  const run = runContextOf(place, path.join(folder, 'record.ndjson'));
  const session = openSession(run, { account: 0, name: 'w0' });
  let sent: Sent[] = [];
  const measured = await measure(async () => {
    sent = await noting(place, async () => {
      for (const { id } of selectOperations(session.options.contract, {}))
        await runOperation(session, id, { phases: selectPhases({}), data: dataOf(run, id) });
    });
  });
  session.options.record.close();
  rmSync(folder, { recursive: true, force: true });
  return { sent, measured };
}

/** Sends requests without looking at the answers; gives how many of them have another status than before. */
async function replay(place: Place, sent: readonly Sent[]): Promise<{ differing: number; measured: Measured }> {
  let differing = 0;
  const measured = await measure(async () => {
    for (const { path: own, init, status } of sent) {
      // A body too large may be refused by closing the connection.
      const response = await fetch(place.sandboxUrl + own, init).catch(() => undefined);
      await response?.text();
      if (response?.status !== status) differing += 1;
    }
  });
  return { differing, measured };
}

const told = (who: string, { elapsed, client, server }: Measured): string =>
  `${who} ${elapsed.toFixed(1)} s (client busy ${client.toFixed(2)} s, sandbox ${server.toFixed(2)} s)`;
const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;

const ratios: { busy: number; elapsed: number }[] = [];
let differences = 0;
for (let round = 0; round < rounds; round += 1) {
  const { sent, measured } = await suite(await environment.fresh(wanted));
  const bare = await replay(await environment.fresh(wanted), sent);
  differences += bare.differing;
  const busy = (measured.client + measured.server) / (bare.measured.client + bare.measured.server);
  const elapsed = measured.elapsed / bare.measured.elapsed;
  ratios.push({ busy, elapsed });
  process.stdout.write(
    `${sent.length} requests: ${told('suite', measured)}, ${told('bare client', bare.measured)}; ` +
      `${busy.toFixed(2)} times the processor time, ${elapsed.toFixed(2)} times the time\n`,
  );
}
environment.close();
if (differences > 0) process.stdout.write(`${differences} requests were answered with another status than before\n`);
const overhead = median(ratios.map(({ busy }) => busy));
process.stdout.write(
  `overhead: ${overhead.toFixed(2)} times the processor time of a bare client and its sandbox (goal at most ${goal}), ` +
    `${median(ratios.map(({ elapsed }) => elapsed)).toFixed(2)} times the time\n`,
);
process.exitCode = overhead > goal || differences > 0 ? 1 : 0;
