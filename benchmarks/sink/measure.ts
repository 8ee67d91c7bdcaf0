import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { load, startServer, type Load, type Server } from './load.js';
import { busyMs } from './machine.js';
import { steadyLoad } from './steady.js';

/** Microseconds of processor a delivery took the server, and how many processors were busy with other work meanwhile. */
export interface Round extends Load {
  cpuPerDelivery: number;
  others: number;
}

/** What one contender did in the rounds. */
export interface Contender {
  name: string;
  rounds: Round[];
}

/** Memory of the sink while deliveries pile up in its journal. */
export interface Growth {
  deliveries: number[];
  /** Bytes after a collection, and bytes resident, at each of `deliveries`. */
  heap: number[];
  resident: number[];
}

export interface Results {
  bodyBytes: number;
  processors: number;
  contenders: [bare: Contender, sink: Contender, unsynced: Contender];
  /** The sink at half of its own speed, at a constant rate, and the bare server at the same rate. */
  half: { sink: Load; bare: Load };
  growth: Growth;
}

export interface Extent {
  rounds: number;
  /** Of one load. */
  seconds: number;
  deliveries: number;
  steps: number;
}

/** Loads the contenders in turn, round by round, so that what else the machine does hits all alike; then half load and memory. */
export async function measure(body: string, extent: Extent, say: (line: string) => void): Promise<Results> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sink-benchmark-'));
  const servers: Server[] = [];
  const started = async (...parameters: Parameters<typeof startServer>): Promise<Server> => {
    const server = await startServer(...parameters);
    servers.push(server);
    return server;
  };
  try {
    const [bare, sink, unsynced] = await Promise.all([
      started('bare'),
      started('sink', [path.join(folder, 'synced.ndjson'), 'sync']),
      started('sink', [path.join(folder, 'unsynced.ndjson'), 'no-sync']),
    ]);
    const contenders: Results['contenders'] = [
      { name: 'bare node:http, reads and parses', rounds: [] },
      { name: 'sink', rounds: [] },
      { name: 'sink without fsync', rounds: [] },
    ];
    // The first load compiles.
    for (const server of [bare, sink, unsynced]) await load(server.url, body, { seconds: extent.seconds });
    for (let round = 1; round <= extent.rounds; round += 1) {
      say(`round ${round} of ${extent.rounds} …`);
      for (const [index, server] of [bare, sink, unsynced].entries())
        contenders[index]?.rounds.push(await measuredLoad(server, body, extent.seconds));
    }
    say('half load …');
    const perSecond = Math.round(medianSpeed(contenders[1]) / 2);
    const steady = { seconds: extent.seconds * 5, warmUp: 1, perSecond };
    const half = { sink: await steadyLoad(sink.url, body, steady), bare: await steadyLoad(bare.url, body, steady) };
    const fresh = await started('sink', [path.join(folder, 'memory.ndjson'), 'sync']);
    const growth = await grow(fresh, body, extent, say);
    return { bodyBytes: Buffer.byteLength(body), processors: availableParallelism(), contenders, half, growth };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(folder, { recursive: true });
  }
}

async function measuredLoad(server: Server, body: string, seconds: number): Promise<Round> {
  const [before, busyBefore, ownBefore, start] = [
    await server.usage(),
    busyMs(),
    process.cpuUsage(),
    performance.now(),
  ];
  const result = await load(server.url, body, { seconds });
  const [duration, own, busy] = [performance.now() - start, process.cpuUsage(ownBefore), busyMs() - busyBefore];
  const served = (await server.usage()).cpu - before.cpu;
  return {
    ...result,
    cpuPerDelivery: served / (result.perSecond * result.duration),
    others: Math.max(0, (busy - (own.user + own.system + served) / 1000) / duration),
  };
}

async function grow(
  sink: Server,
  body: string,
  { deliveries, steps }: Extent,
  say: (line: string) => void,
): Promise<Growth> {
  const growth: Growth = { deliveries: [], heap: [], resident: [] };
  for (let step = 1; step <= steps; step += 1) {
    say(`memory, step ${step} of ${steps} …`);
    await load(sink.url, body, { deliveries: deliveries / steps });
    const { heap, resident } = await sink.usage();
    growth.deliveries.push((deliveries / steps) * step);
    growth.heap.push(heap);
    growth.resident.push(resident);
  }
  return growth;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

export function medianSpeed({ rounds }: Contender): number {
  return median(rounds.map(({ perSecond }) => perSecond));
}

/** Speed of a contender to that of another, as the median over rounds: in one round both met the same machine. */
export function ratio(of: Contender, to: Contender): number {
  return median(of.rounds.map(({ perSecond }, round) => perSecond / (to.rounds[round]?.perSecond ?? NaN)));
}

/** Least-squares slope. */
export function slope(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(x), mean(y)];
  const covariance = mean(x.map((value, index) => (value - meanX) * ((y[index] ?? NaN) - meanY)));
  return covariance / mean(x.map((value) => (value - meanX) ** 2));
}
