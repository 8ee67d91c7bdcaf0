/**
 * What it costs to make up, record and judge requests; `run.ts` starts it.
 *
 * Compared are, in one process and against a sandbox in another one, (1) the request cases of one version as a worker of
 * `conformance run` carries them out - made from the contract, sent, redacted, written to a record on disk, judged - and (2) the
 * very same requests, the operator's triggers included, sent again by a bare client to a fresh sandbox of the same seed, where
 * they get the same answers. All send one request after the other and read every answer whole. Two bare clients are measured in each
 * round: `fetch`, which the goal is about, and the leanest that Node can do.
 * Exit code 1 when the median of the rounds is above the goal, or when the answers differ.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packagedContracts } from '../../contracts/model/load.js';
import { httpTransport } from '../../engine/http-transport.js';
import { runOperation } from '../../engine/run-operation.js';
import { selectOperations, selectPhases } from '../../engine/selection.js';
import { dataOf, openSession } from '../../suites/support/session.js';
import type { RunContext } from '../../engine/run-context.js';
import { fetchClient, leanClient, Notes, type BareClient, type Sent } from './bare.js';
import { keys, readToken, startEnvironment, type Place } from './place.js';

const rounds = 5;
const goal = 1.5;
const wanted = { apiVersion: 'test', seed: 1 } as const;

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

/** Carries out the suite. */
async function suite(place: Place): Promise<{ sent: Sent[]; measured: Measured }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-benchmark-'));
  const run = runContextOf(place, path.join(folder, 'record.ndjson'));
  const notes = new Notes(place);
  const session = openSession(run, { account: 0, name: 'w0' }, { transport: notes.over(httpTransport()) });
  const measured = await measure(() =>
    notes.during(async () => {
      for (const { id } of selectOperations(session.options.contract, {}))
        await runOperation(session, id, { phases: selectPhases({}), data: dataOf(run, id) });
    }),
  );
  session.options.record.close();
  rmSync(folder, { recursive: true, force: true });
  return { sent: notes.sent, measured };
}

/** Sends requests without looking at the answers; gives how many of them have another status than before. */
async function replay(
  client: BareClient,
  place: Place,
  sent: readonly Sent[],
): Promise<{ differing: number; measured: Measured }> {
  let differing = 0;
  const measured = await measure(async () => {
    for (const one of sent) {
      // A body too large may be refused by closing the connection.
      const status = await client.send(place.sandboxUrl + one.path, one).catch(() => 0);
      if (status !== one.status) differing += 1;
    }
  });
  client.close();
  return { differing, measured };
}

const told = (who: string, { elapsed, client, server }: Measured): string =>
  `${who} ${elapsed.toFixed(1)} s (client busy ${client.toFixed(2)} s, sandbox ${server.toFixed(2)} s)`;
const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
const spread = (values: readonly number[]): string =>
  `${median(values).toFixed(2)} (${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)})`;

/** By bare client, a ratio a round. */
interface Ratios {
  busy: number[];
  elapsed: number[];
  client: number[];
}

const bareClients = [fetchClient, leanClient];
const ratios = new Map<string, Ratios>();
let differences = 0;

async function round(): Promise<void> {
  const { sent, measured } = await suite(await environment.fresh(wanted));
  process.stdout.write(`${sent.length} requests: ${told('suite', measured)}\n`);
  for (const make of bareClients) {
    const client = make();
    const bare = await replay(client, await environment.fresh(wanted), sent);
    differences += bare.differing;
    const of = ratios.get(client.name) ?? { busy: [], elapsed: [], client: [] };
    ratios.set(client.name, of);
    of.busy.push((measured.client + measured.server) / (bare.measured.client + bare.measured.server));
    of.elapsed.push(measured.elapsed / bare.measured.elapsed);
    of.client.push(measured.client / bare.measured.client);
    process.stdout.write(
      `  ${told(client.name, bare.measured)}: ${of.busy.at(-1)?.toFixed(2)} times the processor time\n`,
    );
  }
}

for (let number = 0; number < rounds; number += 1) await round();
environment.close();
if (differences > 0) process.stdout.write(`${differences} requests were answered with another status than before\n`);
for (const [name, { busy, elapsed, client }] of ratios)
  process.stdout.write(
    `against ${name}, medians of ${rounds} rounds: ${spread(busy)} times the processor time of client and sandbox, ` +
      `${spread(client)} of the client alone, ${spread(elapsed)} times the time\n`,
  );
const overhead = median(ratios.get('fetch')?.busy ?? []);
process.stdout.write(`overhead: ${overhead.toFixed(2)} (goal at most ${goal})\n`);
process.exitCode = overhead > goal || differences > 0 ? 1 : 0;
