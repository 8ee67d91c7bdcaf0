import { fingerprint } from '../digest/fingerprint.js';
import type { FollowedFinding } from '../digest/digest.js';
import { caseHash, decodeJudged } from './judged-set.js';
import type { HistoryLine } from './line.js';

/**
 * The first run of the unbroken series of runs that show a finding; runs that did not judge its case break none.
 * @param lines of one target and version, the oldest first
 */
export function findingSince(
  { caseId, check, place }: Pick<FollowedFinding, 'caseId' | 'check' | 'place'>,
  lines: readonly HistoryLine[],
): Pick<HistoryLine, 'runId' | 'startedAt'> | undefined {
  const print = fingerprint(caseId, { check, ...(place !== undefined && { pointer: place }) });
  const hash = caseHash(caseId);
  let first: HistoryLine | undefined;
  for (const line of [...lines].reverse()) {
    if (line.causes.some(({ findings }) => findings.some((one) => one.fingerprint === print))) first = line;
    else if (decodeJudged(line.judged).has(hash)) break;
  }
  return first && { runId: first.runId, startedAt: first.startedAt };
}
