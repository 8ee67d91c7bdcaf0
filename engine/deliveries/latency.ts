import type { ReceivedDelivery } from '../exchange.js';
import { attemptOf } from './attempt.js';

/** Shares of first attempts, and the milliseconds after their triggers within which they have to come. */
export type LatencyBudget = Partial<Record<'p50' | 'p95' | 'p99', number>>;

/**
 * How long a first attempt took from its trigger, in milliseconds by the target's clock: a span where that clock was moved
 * meanwhile. `undefined` where none came, or where it came before the trigger: then it tells of an earlier event.
 */
export function latencyOf(
  first: ReceivedDelivery | undefined,
  triggeredAt: number,
  clockAtTrigger = triggeredAt,
): { least: number; most: number } | undefined {
  if (!first || first.receivedAt < triggeredAt) return undefined;
  const { earliest, latest } = attemptOf(first).received;
  return { least: Math.max(0, earliest - clockAtTrigger), most: Math.max(0, latest - clockAtTrigger) };
}

/** Time from a trigger to the first attempt of its webhook. */
export interface LatencySample {
  webhookId: string;
  ms: number;
}

/** What the samples of one webhook say, in milliseconds. */
export interface LatencySummary {
  webhookId: string;
  count: number;
  p50: number;
  p95: number;
  p99: number;
  most: number;
}

/** Percentiles per webhook, in the order of the ids: each is a time that was measured (nearest rank). */
export function summariseLatency(samples: readonly LatencySample[]): LatencySummary[] {
  const ids = [...new Set(samples.map(({ webhookId }) => webhookId))].sort();
  return ids.map((webhookId) => {
    const times = samples
      .flatMap((sample) => (sample.webhookId === webhookId ? [sample.ms] : []))
      .sort((a, b) => a - b);
    const rank = (share: number): number => times[Math.ceil(share * times.length) - 1] as number;
    return { webhookId, count: times.length, p50: rank(0.5), p95: rank(0.95), p99: rank(0.99), most: rank(1) };
  });
}
