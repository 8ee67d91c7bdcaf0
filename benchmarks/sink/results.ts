import { CONCURRENCY } from './load.js';
import { median, medianSpeed, ratio, slope, type Contender, type Results } from './measure.js';

/** What the sink has to reach. */
const goals = { ratio: 0.5, p99AtHalfLoadMs: 50, heapBytesPerDelivery: 8 };

export interface ShareVerdict {
  ratio: number;
  p99AtHalfLoadMs: number;
  heapBytesPerDelivery: number;
  residentBytesPerDelivery: number;
  /** Goals that were missed. */
  missed: string[];
}

/** The figures that count, against the goals. The first half of the memory's curve is warm-up. */
export function judge({ contenders: [bare, sink], half, growth }: Results): ShareVerdict {
  const settled = Math.floor(growth.deliveries.length / 2);
  const figures = {
    ratio: ratio(sink, bare),
    p99AtHalfLoadMs: half.sink.p99,
    heapBytesPerDelivery: slope(growth.deliveries.slice(settled), growth.heap.slice(settled)),
    residentBytesPerDelivery: slope(growth.deliveries.slice(settled), growth.resident.slice(settled)),
  };
  const loads = [...bare.rounds, ...sink.rounds, half.sink, half.bare];
  return {
    ...figures,
    missed: [
      ...(figures.ratio < goals.ratio ? ['ratio'] : []),
      ...(figures.p99AtHalfLoadMs >= goals.p99AtHalfLoadMs ? ['p99AtHalfLoadMs'] : []),
      ...(figures.heapBytesPerDelivery > goals.heapBytesPerDelivery ? ['heapBytesPerDelivery'] : []),
      ...(loads.some(({ failed }) => failed > 0) ? ['every delivery acknowledged'] : []),
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

/** Processors that others took, over all rounds. */
function othersOf({ contenders }: Results): number {
  return median(contenders.flatMap(({ rounds }) => rounds.map(({ others }) => others)));
}

/** The page of results. */
export function renderMarkdown(results: Results): string {
  const { contenders, half, growth, bodyBytes, processors } = results;
  const [bare] = contenders;
  const verdict = judge(results);
  const others = othersOf(results);
  const memory = growth.deliveries.map(
    (count, index) =>
      `| ${thousands(count)} | ${megabytes(growth.heap[index] ?? NaN)} | ${megabytes(growth.resident[index] ?? NaN)} |`,
  );
  const perMillion = (bytesPerDelivery: number): string => megabytes(bytesPerDelivery * 1e6);
  return `# Speed of the sink

Repeat with \`node --import tsx benchmarks/sink/run.ts\`, which writes this page.

The body is the documented payload of the balance webhook of version test, ${thousands(bodyBytes)} bytes, posted by autocannon over ${CONCURRENCY}
connections on the same machine. The sink validates it against the contract, writes it to its journal, waits for the disk and then
acknowledges. The bare server reads and parses it and answers the same \`200\` with \`null\`. Each server and the load tool is a process
of its own. The servers are loaded in turn, ${bare.rounds.length} rounds long; speeds are medians, and the ratio is the median of the ratios within a
round. Every delivery is the same, so that the checksums of its addresses are computed once, as they are for the notices about one user.

The machine has ${processors} processors, which load tool and servers share; other work took ${others.toFixed(1)} of them meanwhile.
${others > processors / 4 ? '**That is much: these figures say little, least of all those in milliseconds.**\n' : ''}
| server | deliveries/s | range | ratio | p99 | processor time per delivery |
| --- | --- | --- | --- | --- | --- |
${contenders.map((contender) => row(contender, bare)).join('\n')}

At half of its speed, at a constant rate (${thousands(half.sink.perSecond)}/s), the sink answers with p50 ${half.sink.p50} ms and p99 ${half.sink.p99} ms; the bare
server at the same rate with p50 ${half.bare.p50} ms and p99 ${half.bare.p99} ms. Latencies count from the moment a delivery was due.

Goals: a ratio of at least ${goals.ratio}, p99 below ${goals.p99AtHalfLoadMs} ms at half load, a heap that grows by at most ${goals.heapBytesPerDelivery} bytes a
delivery. ${verdict.missed.length === 0 ? 'All are met.' : `**Missed: ${verdict.missed.join(', ')}.**`}

## Memory

A sink that has just started, without its first half (warm-up) the heap grows by ${verdict.heapBytesPerDelivery.toFixed(2)} bytes a delivery and resident memory
by ${verdict.residentBytesPerDelivery.toFixed(2)}: over 1,000,000 deliveries ${perMillion(verdict.heapBytesPerDelivery)} and ${perMillion(verdict.residentBytesPerDelivery)} MB. What the sink remembers of the journal is one number for
1,024 deliveries.

| deliveries | heap after a collection, MB | resident, MB |
| --- | --- | --- |
${memory.join('\n')}
`;
}
