import { encodeJudged, caseHash } from '../judged-set.js';
import type { HistoryCause, HistoryLine } from '../line.js';

/** Cases that every run of these tests judges, unless it says otherwise. */
const usual = ['a', 'b', 'c', 'd'];

/** A cause at an operation, shown by the case of the same name. */
export function cause(id: string, changes: Partial<HistoryCause> = {}): HistoryCause {
  return {
    id,
    check: 'response-schema',
    about: [id],
    headline: `${id} is wrong`,
    caseId: id,
    kind: 'provider',
    level: 'fail',
    waived: false,
    findings: [{ fingerprint: `print-of-${id}`, case: caseHash(id) }],
    ...changes,
  };
}

/** The run of a day that shows some causes. */
export function runOf(
  day: number,
  causes: readonly (string | HistoryCause)[] = [],
  { judged = usual, ...changes }: Partial<Omit<HistoryLine, 'judged'>> & { judged?: readonly string[] } = {},
): HistoryLine {
  const startedAt = new Date(Date.UTC(2026, 2, day, 2)).toISOString();
  return {
    type: 'run',
    format: 1,
    runId: `run-${day}`,
    startedAt,
    endedAt: startedAt,
    target: 'nightly',
    apiVersion: 'test',
    origins: { build: '1', contract: 'c', suite: 's', configuration: 'o' },
    verdict: causes.length > 0 ? 'findings' : 'conformant',
    cases: judged.length,
    byLevel: { info: 0, warn: 0, fail: causes.length },
    rests: { documented: 10 },
    areas: { balances: 'proven' },
    subjects: judged.length,
    latency: { getCard: 12 },
    judged: encodeJudged(judged),
    causes: causes.map((one) => (typeof one === 'string' ? cause(one) : one)),
    ...changes,
  };
}
