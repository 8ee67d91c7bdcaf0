/**
 * What shards cost against one run: requests that reach the provider, with all shards at one account and one sink.
 * `node --import tsx benchmarks/shards/run.ts -- --suite requests --phases coverage,auth`; options after `--` are those of `run`.
 */
import { startPods } from '../../cli/test-support/pods.js';

const narrowing = process.argv.slice(process.argv.indexOf('--') + 1);

/** Carries out a run in so many shards; gives the requests of the provider, clean-up left out, and seconds. */
async function measure(of: number): Promise<{ requests: number; seconds: number }> {
  const closing: (() => unknown)[] = [];
  try {
    const t = { after: (close: () => unknown): void => void closing.push(close) };
    const pods = await startPods(t as Parameters<typeof startPods>[0], {
      of,
      narrowing: [...narrowing, '--no-clean-up'],
    });
    const began = performance.now();
    const ended =
      of === 1 ? [await pods.whole()] : await Promise.all(indices(of).map((index) => pods.pod(index).ended));
    const failed = ended.find(({ code }) => code === null || code > 1);
    if (failed) throw new Error(failed.output);
    return { requests: pods.requests(), seconds: (performance.now() - began) / 1000 };
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

const indices = (of: number): number[] => Array.from({ length: of }, (_, index) => index);

const alone = await measure(1);
console.log(`one run: ${alone.requests} requests, ${alone.seconds.toFixed(0)} s`);
for (const of of [2, 4]) {
  const { requests, seconds } = await measure(of);
  const more = (100 * (requests / alone.requests - 1)).toFixed(1);
  console.log(`${of} shards: ${requests} requests, ${more} % more, ${seconds.toFixed(0)} s`);
}
