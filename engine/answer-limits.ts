import { deepest } from './bytes/depth.js';
import { usualLimits } from './bytes/problem.js';
import { UsageError } from './usage-error.js';

/** How much of one answer is read. What goes beyond is a finding, and the run goes on. */
export interface AnswerLimits {
  /** Of the body, as sent and as unpacked. */
  bytes: number;
  /** Of status line and headers. */
  headerBytes: number;
  /** From the request to the last byte, in milliseconds. */
  totalMs: number;
  /** Levels of lists and objects in one another. */
  depth: number;
}

/** What holds where a target's configuration says nothing else. */
export const usualAnswerLimits: AnswerLimits = {
  bytes: usualLimits.maxBytes,
  headerBytes: 64 * 1024,
  totalMs: 30_000,
  depth: usualLimits.maxDepth,
};

/** The highest figures that keep a worker within its memory, and Node's timers within theirs. */
const highest: AnswerLimits = { bytes: 64 * 1024 * 1024, headerBytes: 1024 * 1024, totalMs: 3_600_000, depth: deepest };

/**
 * Limits as configured, the usual ones in place of what is left out.
 * @param place of the setting, for messages
 * @throws UsageError where one is no whole number above 0, or higher than can be kept
 */
export function answerLimits(configured: Partial<AnswerLimits> = {}, place: string): AnswerLimits {
  for (const name of Object.keys(highest) as (keyof AnswerLimits)[]) {
    const value = configured[name];
    if (value !== undefined && !(Number.isInteger(value) && value > 0 && value <= highest[name]))
      throw new UsageError(`${place}.${name}: should be a whole number from 1 to ${highest[name]}, not ${value}`);
  }
  return { ...usualAnswerLimits, ...configured };
}
