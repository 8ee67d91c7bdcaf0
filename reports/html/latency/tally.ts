import type { CaseRecord } from '../../../engine/record/reader.js';
import { binsFor, distributionOf, type Bins, type Distribution } from './distribution.js';

/** Times of operations or webhooks, slowest first, on one scale. */
export interface Latencies {
  bins: Bins;
  rows: readonly { id: string; distribution: Distribution }[];
}

function latenciesOf(samples: ReadonlyMap<string, readonly number[]>): Latencies {
  const bins = binsFor([...samples.values()].flat());
  const rows = [...samples].flatMap(([id, times]) => {
    const distribution = distributionOf(times, bins);
    return distribution ? [{ id, distribution }] : [];
  });
  return { bins, rows: rows.sort((a, b) => b.distribution.p95 - a.distribution.p95 || a.id.localeCompare(b.id, 'en')) };
}

function note(samples: Map<string, number[]>, id: string, time: number): void {
  const times = samples.get(id);
  if (times) times.push(time);
  else samples.set(id, [time]);
}

/** Gathers how long accepted calls took, and how long webhooks took from their cause to their first attempt. */
export class LatencyTally {
  readonly #operations = new Map<string, number[]>();
  readonly #webhooks = new Map<string, number[]>();

  add({ exchanges, deliveries }: CaseRecord): void {
    for (const { operationId, response, durationMs } of exchanges)
      if (response && response.status >= 200 && response.status <= 299) note(this.#operations, operationId, durationMs);
    for (const { webhookId, latencyMs } of deliveries)
      if (webhookId !== null && latencyMs !== undefined) note(this.#webhooks, webhookId, latencyMs);
  }

  latencies(): { operations: Latencies; webhooks: Latencies } {
    return { operations: latenciesOf(this.#operations), webhooks: latenciesOf(this.#webhooks) };
  }
}
