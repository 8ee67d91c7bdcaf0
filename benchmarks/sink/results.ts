import { CONCURRENCY } from './load.js';
import { median, medianSpeed, ratio, slope, type Contender, type Results } from './measure.js';

/** What the sink has to reach. */
const goals = { ratio: 0.5, p99AtHalfLoadMs: 50, heapBytesPerDelivery: 8 };

export interface Verdict {
  ratio: number;
  p99AtHalfLoadMs: number;
  heapBytesPerDelivery: number;
  /** Goals that were missed. */
  missed: string[];
}

/** The figures that count, against the goals. The first half of the memory's curve is warm-up. */
export function judge({ contenders: [bare, sink], half, growth }: Results): Verdict {
  const settled = Math.floor(growth.deliveries.length / 2);
  const figures = {
    ratio: ratio(sink, bare),
    p99AtHalfLoadMs: half.p99,
    heapBytesPerDelivery: slope(growth.deliveries.slice(settled), growth.heap.slice(settled)),
  };
  const failed = [bare, sink].some(({ rounds }) => rounds.some((round) => round.failed > 0)) || half.failed > 0;
  return {
    ...figures,
    missed: [
      ...(figures.ratio < goals.ratio ? ['ratio'] : []),
      ...(figures.p99AtHalfLoadMs >= goals.p99AtHalfLoadMs ? ['p99AtHalfLoadMs'] : []),
      ...(figures.heapBytesPerDelivery > goals.heapBytesPerDelivery ? ['heapBytesPerDelivery'] : []),
      ...(failed ? ['every delivery acknowledged'] : []),
    ],
  };
}

const thousands = (value: number): string => Math.round(value).toLocaleString('en');
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

function row(contender: Contender, bare: Contender): string {
  const cpu = median(contender.rounds.map(({ cpuPerDelivery }) => cpuPerDelivery));
  const p99 = median(contender.rounds.map(({ p99: value }) => value));
  const speeds = contender.rounds.map(({ perSecond }) => perSecond);
  const range = `${thousands(Math.min(...speeds))} to ${thousands(Math.max(...speeds))}`;
  return `| ${contender.name} | ${thousands(medianSpeed(contender))} | ${range} | ${ratio(contender, bare).toFixed(2)} | ${p99} ms | ${cpu.toFixed(0)} µs |`;
}

/** The page of results. */
export function renderMarkdown(results: Results): string {
  const { contenders, half, growth, bodyBytes, machine } = results;
  const [bare] = contenders;
  const verdict = judge(results);
  const memory = growth.deliveries.map(
    (count, index) =>
      `| ${thousands(count)} | ${megabytes(growth.heap[index] ?? NaN)} | ${megabytes(growth.resident[index] ?? NaN)} |`,
  );
  return `# Speed of the sink

Repeat with \`node --import tsx benchmarks/sink/run.ts\`, which writes this page.

The body is the documented payload of the balance webhook of version test, ${thousands(bodyBytes)} bytes, posted by autocannon over ${CONCURRENCY}
connections on the same machine. The sink validates it against the contract, writes it to its journal, waits for the disk and then
acknowledges. The bare server reads and parses it and answers the same \`200\` with \`null\`. All three run at the same time and are
loaded in turn, ${bare.rounds.length} rounds long; speeds are medians, and the ratio is the median of the ratios within a round.

The machine has ${machine.processors} processors, which load tool and servers share; its load average before the run was ${machine.load.toFixed(1)}.
${machine.load > machine.processors / 2 ? '**It was busy with other work: these figures say little.**\n' : ''}
| server | deliveries/s | range | ratio | p99 | processor time per delivery |
| --- | --- | --- | --- | --- | --- |
${contenders.map((contender) => row(contender, bare)).join('\n')}

At half of its speed (${thousands(half.perSecond)}/s) the sink answers with p50 ${half.p50} ms and p99 ${half.p99} ms.

Goals: a ratio of at least ${goals.ratio}, p99 below ${goals.p99AtHalfLoadMs} ms at half load, a heap that grows by at most ${goals.heapBytesPerDelivery} bytes a
delivery. ${verdict.missed.length === 0 ? 'All are met.' : `**Missed: ${verdict.missed.join(', ')}.**`}

## Memory

A sink that has just started, without its first half (warm-up) the heap grows by ${verdict.heapBytesPerDelivery.toFixed(2)} bytes a delivery. What it
remembers of the journal is one number for 1,024 deliveries.

| deliveries | heap after a collection, MB | resident, MB |
| --- | --- | --- |
${memory.join('\n')}
`;
}
