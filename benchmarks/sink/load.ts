import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import autocannon from 'autocannon';
import type { Usage } from './servers/measurements.js';

/** Connections at once. */
export const CONCURRENCY = 50;

export const PATH = '/webhook/user/status';
export const HEADERS = { 'content-type': 'application/json', authorization: 'Bearer benchmark' };

/** A server in a process of its own. */
export interface Server {
  url: string;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

/** What one load came to; latencies in milliseconds. */
export interface Load {
  perSecond: number;
  /** Seconds it took. */
  duration: number;
  p50: number;
  p99: number;
  /** Answers other than 200, errors and time-outs. */
  failed: number;
}

/** Starts `servers/<name>.ts`. */
export async function startServer(name: 'bare' | 'sink', args: readonly string[] = []): Promise<Server> {
  const script = path.join(import.meta.dirname, 'servers', `${name}.ts`);
  const child = fork(script, args, { execArgv: ['--import', import.meta.resolve('tsx'), '--expose-gc'] });
  const [url] = (await once(child, 'message')) as [string];
  return {
    url,

    async usage() {
      const answer = once(child, 'message');
      child.send('usage');
      const [usage] = (await answer) as [Usage];
      return usage;
    },
    stop: () => stop(child),
  };
}

/** Posts the body from 50 connections, each as soon as it has its answer: for some seconds, or until there are enough. */
export async function load(
  url: string,
  body: string,
  extent: { seconds: number } | { deliveries: number },
): Promise<Load> {
  const result = await autocannon({
    url: url + PATH,
    method: 'POST',
    headers: HEADERS,
    body,
    connections: CONCURRENCY,
    ...('seconds' in extent ? { duration: extent.seconds } : { amount: extent.deliveries }),
  });
  return {
    perSecond: result.requests.total / result.duration,
    duration: result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors + result.timeouts,
  };
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.disconnect();
  await gone;
}
