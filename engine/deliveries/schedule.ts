import { failureOf, hasSurelyFailed, toleranceMs, type Attempt, type Retries } from './attempt.js';

/** The pause before one attempt of a delivery, as far as it is known, in milliseconds. */
export interface Gap {
  /** The later attempt. */
  attempt: Attempt;
  /** Its number in the delivery, from 2. */
  position: number;
  expectedMs: number;
  shortestMs: number;
  longestMs: number;
}

/** A way in which the attempts of a delivery are not those of the documented table. */
export type Deviation =
  | { kind: 'too-soon' | 'too-late'; gap: Gap }
  /** The pauses don't grow. */
  | { kind: 'constant'; gaps: readonly Gap[]; pauseMs: number }
  | { kind: 'too-many' | 'too-few'; attempts: number; last: Attempt };

/** How far pauses are from the documented ones, in milliseconds; each is the middle of what is known of a gap. */
export interface Jitter {
  count: number;
  least: number;
  median: number;
  most: number;
  /** Widest span in which one of the gaps is known to lie. */
  uncertainty: number;
}

/** What the attempts of one delivery say of the schedule. */
export interface Fit {
  gaps: readonly Gap[];
  deviations: readonly Deviation[];
  /** Absent where there was no retry. */
  jitter?: Jitter;
}

/** A retry that has not come after so many times its pause does not come any more. */
const givenUpAfter = 4;

/** So many equal pauses are no accident. */
const constantFrom = 3;

/**
 * Compares the attempts of one delivery with the documented table. Of what is known only as a span nothing is claimed that
 * another moment in it would refute.
 * @param chain the attempts of one delivery, in their order, up to the one that was acknowledged
 * @param observedUntil up to when it was watched, in milliseconds since the epoch by the target's clock; without it nothing is
 *   claimed of attempts that did not come
 */
export function fitSchedule(chain: readonly Attempt[], retries: Retries, observedUntil?: number): Fit {
  const gaps = chain.slice(1).flatMap((attempt, index) => {
    const delay = retries.delaysSeconds[index];
    return delay === undefined ? [] : [gapBetween(chain[index] as Attempt, attempt, index + 2, delay * 1000)];
  });
  const jitter = jitterOf(gaps);
  return {
    gaps,
    deviations: [...deviationsOf(gaps), ...countDeviations(chain, retries, observedUntil)],
    ...(jitter ? { jitter } : {}),
  };
}

/** Time by which the next attempt after a failed one has been given up, in milliseconds. */
export function givenUpMs(delaySeconds: number): number {
  return delaySeconds * 1000 * givenUpAfter;
}

function gapBetween(failed: Attempt, attempt: Attempt, position: number, expectedMs: number): Gap {
  const failure = failureOf(failed);
  return {
    attempt,
    position,
    expectedMs,
    shortestMs: Math.max(0, attempt.received.earliest - failure.latest),
    longestMs: attempt.received.latest - failure.earliest,
  };
}

function deviationsOf(gaps: readonly Gap[]): Deviation[] {
  const misfits = gaps.flatMap((gap): Deviation[] => {
    const tolerance = toleranceMs(gap.expectedMs / 1000);
    if (gap.longestMs < gap.expectedMs - tolerance) return [{ kind: 'too-soon', gap }];
    return gap.shortestMs > gap.expectedMs + tolerance ? [{ kind: 'too-late', gap }] : [];
  });
  if (misfits.length === 0 || gaps.length < constantFrom) return misfits;
  // One pause that is within a tolerance of each gap.
  const [least, most] = [Math.max(...gaps.map((gap) => gap.shortestMs)), Math.min(...gaps.map((gap) => gap.longestMs))];
  const pauseMs = (least + most) / 2;
  const isConstant = least - most <= 2 * toleranceMs(pauseMs / 1000);
  return isConstant ? [{ kind: 'constant', gaps, pauseMs }] : misfits;
}

function countDeviations(
  chain: readonly Attempt[],
  { attempts, delaysSeconds }: Retries,
  observedUntil: number | undefined,
): Deviation[] {
  const last = chain.at(-1);
  if (!last) return [];
  if (chain.length > attempts) return [{ kind: 'too-many', attempts: chain.length, last }];
  const delay = delaysSeconds[chain.length - 1];
  if (chain.length === attempts || delay === undefined || !hasSurelyFailed(last)) return [];
  const isGivenUp = observedUntil !== undefined && observedUntil >= failureOf(last).latest + givenUpMs(delay);
  return isGivenUp ? [{ kind: 'too-few', attempts: chain.length, last }] : [];
}

function jitterOf(gaps: readonly Gap[]): Jitter | undefined {
  const off = gaps
    .map(({ shortestMs, longestMs, expectedMs }) => (shortestMs + longestMs) / 2 - expectedMs)
    .sort((a, b) => a - b);
  const [least] = off;
  const most = off.at(-1);
  if (least === undefined || most === undefined) return undefined;
  return {
    count: off.length,
    least,
    median: off[Math.floor((off.length - 1) / 2)] ?? least,
    most,
    uncertainty: Math.max(...gaps.map(({ shortestMs, longestMs }) => longestMs - shortestMs)),
  };
}
