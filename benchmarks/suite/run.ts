/**
 * What judging costs: the request cases of one version against the sandbox, and the same requests sent again by a bare client to
 * a fresh sandbox of the same seed, one after the other in one process each time.
 */
import { runOperation } from '../../engine/run-operation.js';
import { selectOperations, selectPhases } from '../../engine/selection.js';
import { openHarness } from '../../scripts/faults/harness.js';

const rounds = 3;
const goal = 1.5;
const options = { apiVersion: 'test', seed: 1 } as const;

interface Sent {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** Carries out the suite; gives what it sent and the seconds that it took. */
async function suite(): Promise<{ sent: Sent[]; seconds: number }> {
  const harness = await openHarness(options);
  const began = performance.now();
  for (const { id } of selectOperations(harness.contract, {}))
    await runOperation(harness.session, id, { phases: selectPhases({}), data: harness.data(id) });
  const seconds = (performance.now() - began) / 1000;
  const sent = harness.lines.flatMap((line): Sent[] => {
    if (line.type !== 'exchange') return [];
    const { method, url, headers, body } = line.request;
    const { pathname, search } = new URL(url);
    return [{ method, path: pathname + search, headers, ...(body === undefined ? {} : { body }) }];
  });
  await harness.close();
  return { sent, seconds };
}

/** Sends requests without looking at the answers; gives the seconds that it took. */
async function replay(sent: readonly Sent[]): Promise<number> {
  const harness = await openHarness(options);
  const began = performance.now();
  for (const { path, ...request } of sent) {
    const response = await fetch(harness.sandboxUrl + path, request);
    await response.text();
  }
  const seconds = (performance.now() - began) / 1000;
  await harness.close();
  return seconds;
}

const ratios: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const { sent, seconds } = await suite();
  const bare = await replay(sent);
  ratios.push(seconds / bare);
  process.stdout.write(
    `${sent.length} requests: suite ${seconds.toFixed(1)} s, bare client ${bare.toFixed(1)} s, ratio ${(seconds / bare).toFixed(2)}\n`,
  );
}
const median = [...ratios].sort((one, other) => one - other)[Math.floor(rounds / 2)] ?? NaN;
process.stdout.write(`overhead: ${median.toFixed(2)} times a bare client (goal at most ${goal})\n`);
process.exitCode = median > goal ? 1 : 0;
