import type { RunDigest } from '../digest/digest.js';
import { moment } from '../html/numbers.js';

/** A run by what tells it from others. */
export function runName({ run }: RunDigest): string {
  return `version ${run.apiVersion} at ${run.target.name}, ${moment(run.startedAt)}`;
}

/** A duration with one decimal below ten: medians of fast calls differ there. */
export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}
