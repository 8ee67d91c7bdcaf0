import type { RunDigest } from '../digest/digest.js';
import { counted } from '../../text/counted.js';
import { moment } from '../html/numbers.js';
import { openRegressions, type Comparison } from './compare.js';

/** A run by what tells it from others. */
export function runName({ run }: RunDigest): string {
  return `version ${run.apiVersion} at ${run.target.name}, ${moment(run.startedAt)}`;
}

/** What a comparison comes to, in a few words. */
export function headline(comparison: Pick<Comparison, 'findings'>): string {
  const open = openRegressions(comparison);
  const waived = comparison.findings.filter(({ change, finding }) => change === 'regression' && finding.waived).length;
  return [open === 0 ? 'No regression' : counted(open, 'regression'), ...(waived > 0 ? [`${waived} waived`] : [])].join(
    ', ',
  );
}

/** A duration with one decimal below ten: medians of fast calls differ there. */
export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}
