import type { RunDigest } from '../digest/digest.js';
import { fingerprint } from '../digest/fingerprint.js';
import { countChanges } from './compare.js';
import type { ComparisonFormat } from './format.js';

function runOf({ run, endedAt, totals }: RunDigest): object {
  return { ...run, ...(endedAt !== undefined && { endedAt }), verdict: totals.verdict, byLevel: totals.byLevel };
}

/** JSON for programs: every finding of both runs with what became of it. */
export const json: ComparisonFormat = {
  id: 'json',
  file: 'comparison.json',
  render(comparison) {
    const { before, after, findings, latency, trend, common, notes, exitCode } = comparison;
    return JSON.stringify(
      {
        format: 1,
        exitCode,
        before: runOf(before),
        after: runOf(after),
        casesInCommon: common,
        notes,
        counts: countChanges(comparison),
        findings: findings.map(({ finding, before: was, after: is, ...rest }) => ({
          fingerprint: fingerprint(finding.caseId, {
            check: finding.check,
            ...(finding.place !== undefined && { pointer: finding.place }),
          }),
          ...rest,
          ...(was && { levelBefore: was }),
          ...(is && { levelAfter: is }),
          ...finding,
        })),
        latency,
        trend,
      },
      null,
      2,
    );
  },
};
