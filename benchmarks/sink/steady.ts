import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { CONCURRENCY, HEADERS, PATH, type Load } from './load.js';

/**
 * Posts at a constant rate, however long the answers take (autocannon sends its rate in one burst a second and waits for answers).
 * A latency counts from the moment a delivery was due, so that neither a late timer nor a wait for a connection hides in it.
 *
 * `warmUp` seconds, in which connections are opened, go before: of them only failures count.
 */
export async function steadyLoad(
  url: string,
  body: string,
  { seconds, warmUp, perSecond }: { seconds: number; warmUp: number; perSecond: number },
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  const total = Math.round((warmUp + seconds) * perSecond);
  const latencies: number[] = [];
  let failed = 0;
  const post = (dueAt: number, counts: boolean): Promise<void> =>
    new Promise((resolve) => {
      const call = request(url + PATH, { agent, method: 'POST', headers: HEADERS }, (answer) => {
        answer.resume().once('end', () => {
          if (answer.statusCode !== 200) failed += 1;
          if (counts) latencies.push(performance.now() - dueAt);
          resolve();
        });
      });
      call.once('error', () => {
        failed += 1;
        resolve();
      });
      call.end(body);
    });

  const start = performance.now();
  const posts: Promise<void>[] = [];
  while (posts.length < total) {
    const due = Math.min(total, Math.ceil(((performance.now() - start) / 1000) * perSecond));
    while (posts.length < due) {
      const second = posts.length / perSecond;
      posts.push(post(start + second * 1000, second >= warmUp));
    }
    await pause(1);
  }
  await Promise.all(posts);
  agent.destroy();
  latencies.sort((a, b) => a - b);
  const percentile = (share: number): number =>
    Math.round((latencies[Math.floor(latencies.length * share)] ?? NaN) * 10) / 10;
  return {
    perSecond: latencies.length / seconds,
    duration: seconds,
    p50: percentile(0.5),
    p99: percentile(0.99),
    failed,
  };
}
