import { deepest } from './bytes/depth.js';
import { usualLimits } from './bytes/problem.js';

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
export const highestAnswerLimits: AnswerLimits = {
  bytes: 64 * 1024 * 1024,
  headerBytes: 1024 * 1024,
  totalMs: 3_600_000,
  depth: deepest,
};
