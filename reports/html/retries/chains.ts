/** Deliveries that repeat each other, as the sink saw them. */
import type { Level } from '../../../contracts/model/levels.js';
import type { DeliveryLine } from '../../../engine/record/format.js';
import type { CaseRecord } from '../../../engine/record/reader.js';

/** One attempt at delivering something. */
export interface ChainAttempt {
  /** Number of the delivery in its case, from 1. */
  number: number;
  /** Milliseconds since the first, by the target's clock where that is known. */
  offsetMs: number;
  /** What the sink answered; 0 where it answered nothing. */
  status: number;
  /** Number of the first delivery with the same path and body. */
  sameAs: number;
}

/** Deliveries of a case in the order in which they came. */
export function attemptsOf(deliveries: readonly DeliveryLine[]): ChainAttempt[] {
  const timed = deliveries.map((delivery, index) => ({
    number: index + 1,
    at: Date.parse(delivery.clock ?? delivery.receivedAt),
    content: `${delivery.request.url}\n${delivery.request.body ?? ''}`,
    status: delivery.answer.status,
  }));
  timed.sort((a, b) => a.at - b.at);
  const start = timed[0]?.at ?? 0;
  return timed.map(({ number, at, content, status }) => ({
    number,
    offsetMs: at - start,
    status,
    sameAs: timed.find((other) => other.content === content)?.number ?? number,
  }));
}

/** A delivery that was sent more than once. */
export interface RetryChain {
  caseNumber: number;
  caseName: string;
  webhookId: string;
  attempts: readonly ChainAttempt[];
  /** The worst finding of its case. */
  level?: Level;
}

/** Whether a sink's answer acknowledges a delivery. */
export function isAcknowledged(status: number): boolean {
  return status >= 200 && status <= 299;
}

/**
 * The chains of a case: equal deliveries that came again because the sink did not acknowledge them, or where the case has a
 * finding. Others may be two events that look alike.
 */
export function chainsOf({ line, deliveries }: CaseRecord, caseNumber: number, level: Level | undefined): RetryChain[] {
  if (deliveries.length < 2) return [];
  const byContent = new Map<number, ChainAttempt[]>();
  for (const attempt of attemptsOf(deliveries))
    byContent.set(attempt.sameAs, [...(byContent.get(attempt.sameAs) ?? []), attempt]);
  return [...byContent.values()].flatMap((attempts): RetryChain[] => {
    const [first] = attempts;
    if (!first || attempts.length < 2) return [];
    if (!level && attempts.slice(0, -1).every(({ status }) => isAcknowledged(status))) return [];
    return [
      {
        caseNumber,
        caseName: line.name,
        webhookId: deliveries[first.number - 1]?.webhookId ?? line.webhookId ?? 'unknown webhook',
        attempts: attempts.map((attempt) => ({ ...attempt, offsetMs: attempt.offsetMs - first.offsetMs })),
        ...(level && { level }),
      },
    ];
  });
}
