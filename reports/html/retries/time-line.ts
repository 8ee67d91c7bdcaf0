import { html, type Html } from '../html.js';
import { roundDuration } from '../numbers.js';
import { isAcknowledged, type ChainAttempt } from './chains.js';

/** Marks of an axis, in milliseconds. */
const rounds = [1_000, 10_000, 60_000, 600_000, 3_600_000, 21_600_000, 86_400_000, 604_800_000];

/** Where times stand on a line, as shares of its length. */
export interface Scale {
  at(offsetMs: number): number;
  ticks: readonly number[];
  isLogarithmic: boolean;
}

/**
 * A scale up to a time: linear below ten seconds, logarithmic above, so that the first retries stay apart where the last
 * comes hours later.
 */
export function scaleTo(longestMs: number): Scale {
  const isLogarithmic = longestMs >= 10_000;
  const measure = (time: number): number => (isLogarithmic ? Math.log1p(time / 1_000) : time);
  const whole = measure(Math.max(longestMs, 1));
  const at = (offsetMs: number): number => Math.min(1, Math.max(0, measure(offsetMs) / whole));
  const ticks = isLogarithmic
    ? rounds.filter((tick) => tick <= longestMs)
    : [longestMs / 2, longestMs].filter((tick) => tick >= 1);
  return { at, ticks: [0, ...ticks], isLogarithmic };
}

const place = (share: number): string => `--x:${share.toFixed(4)}`;

/** The axis below time lines. */
export function axis({ at, ticks }: Scale): Html {
  return html`<div class="axis" aria-hidden="true">
    ${ticks.map((tick) => html`<span style="${place(at(tick))}">${tick === 0 ? '0' : roundDuration(tick)}</span>`)}
  </div>`;
}

/** Attempts on a line, each marked by what the sink answered; ticks show when the contract has them due. */
export function timeLine(attempts: readonly ChainAttempt[], dueMs: readonly number[], scale: Scale): Html {
  const told = attempts.map(
    ({ number, offsetMs, status }) =>
      `delivery ${number} after ${roundDuration(offsetMs)}, answered ${status === 0 ? 'nothing' : status}`,
  );
  return html`<div class="track" role="img" aria-label="${told.join('; ')}">
    ${dueMs.map((due) => html`<i class="due" style="${place(scale.at(due))}"></i>`)}
    ${attempts.map(
      ({ number, offsetMs, status }) =>
        html`<b class="attempt ${isAcknowledged(status) ? 's-pass' : 's-fail'}" style="${place(scale.at(offsetMs))}"
          >${number}</b
        >`,
    )}
  </div>`;
}

/** When attempts are due after the first, by the delays between them. */
export function dueTimes(delaysSeconds: readonly number[]): number[] {
  let due = 0;
  return delaysSeconds.map((delay) => (due += delay * 1_000));
}
