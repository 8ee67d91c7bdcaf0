import type { ReceivedDelivery } from '../exchange.js';

/** A moment that is known to lie between two others, in milliseconds since the epoch. */
export interface Span {
  earliest: number;
  latest: number;
}

/** One attempt of a delivery as the receiver sees it, its times by the target's clock. */
export interface Attempt {
  id: string;
  body: string;
  received: Span;
  answered: Span;
  /** 0 where the connection was reset instead of answered. */
  status: number;
}

/** Attempts and the pauses between them, as documented. */
export interface Retries {
  /** The first one included. */
  attempts: number;
  delaysSeconds: readonly number[];
}

/**
 * Longest time, in milliseconds, that a sender is thought to wait for an answer before it counts the attempt as failed. The
 * documentation names none (dossier, webhookDelivery.unknown); most clients give up sooner.
 */
export const patienceMs = 30_000;

const exactly = (moment: number): Span => ({ earliest: moment, latest: moment });

/** The attempt that a received delivery is. */
export function attemptOf({ id, body, receivedAt, answeredAt, answerStatus, clock }: ReceivedDelivery): Attempt {
  return {
    id,
    body,
    received: clock?.received ?? exactly(receivedAt),
    answered: clock?.answered ?? exactly(answeredAt),
    status: answerStatus,
  };
}

/**
 * Whether the sender must have taken the attempt for failed. The documentation leaves open how answers between 201 and 499 are
 * taken, and a 200 may be lost on its way.
 */
export function hasSurelyFailed({ status }: Attempt): boolean {
  return status === 0 || status >= 500;
}

/** When the sender knew that an attempt had failed, if it had: a slow answer may have come after it had given up. */
export function failureOf(attempt: Attempt): Span {
  const { received, answered } = attempt;
  return {
    earliest: isPrompt(attempt) ? answered.earliest : received.earliest,
    latest: answered.latest + (hasSurelyFailed(attempt) ? 0 : patienceMs),
  };
}

/** Within this time every sender waits for an answer. */
const promptMs = 1000;

function isPrompt({ received, answered }: Attempt): boolean {
  return answered.latest - received.latest < promptMs;
}

/**
 * How far a pause may be from the documented one, in milliseconds. The documentation calls its pauses approximate and gives no
 * bound: a quarter keeps neighbours of the doubling table (8, 16, 32, 64 s) apart, and a second is what a queue that is looked
 * at once a second adds to the shortest.
 */
export function toleranceMs(delaySeconds: number): number {
  return Math.max(1000, delaySeconds * 250);
}

/** When the retry of an attempt is due; `position` counts the attempts of its delivery from 1. `undefined` after the last one. */
export function retryWindow(
  attempt: Attempt,
  position: number,
  { attempts, delaysSeconds }: Retries,
): Span | undefined {
  const delay = delaysSeconds[position - 1];
  if (position >= attempts || delay === undefined) return undefined;
  const failure = failureOf(attempt);
  return {
    earliest: failure.earliest + delay * 1000 - toleranceMs(delay),
    latest: failure.latest + delay * 1000 + toleranceMs(delay),
  };
}
