import { grades, type Grade } from '../../contracts/model/evidence.js';
import { levels, type JudgementLine, type Level, type Outcome, type Verdict } from './format.js';
import type { CaseRecord, RunRecord } from './reader.js';

export interface Finding {
  caseRecord: CaseRecord;
  judgement: JudgementLine & { level: Level; defaultLevel: Level };
}

export interface Summary {
  verdict: Verdict;
  exitCode: 0 | 1 | 3 | 4;
  /** One sentence a release manager can act on. */
  meaning: string;
  cases: Record<Outcome, number>;
  judgements: number;
  findings: Finding[];
  /** Number of findings by level at this target. */
  byLevel: Record<Level, number>;
  /** How many judgements (pass or finding) rest on each grade, or on a principle. */
  rests: Record<Grade | 'principle', number>;
  exchanges: number;
  deliveries: number;
}

const isLevel = (outcome: Outcome): outcome is Level => (levels as readonly string[]).includes(outcome);

/** Share of exchanges that must fail to reach the API (or be refused as unauthorised) before a run proves nothing. */
const worthlessShare = 0.9;

function isUnusable(cases: readonly CaseRecord[]): boolean {
  const wanted = cases.filter((entry) => entry.line.phase !== 'auth').flatMap((entry) => entry.exchanges);
  const worthless = wanted.filter((exchange) => !exchange.response || exchange.response.status === 401);
  return wanted.length > 0 && worthless.length >= wanted.length * worthlessShare;
}

/**
 * Verdict and figures of a record; a pure function of it. Never `conformant` where nothing was judged.
 * Exit codes: 0 no finding at or above the run's threshold, 1 findings, 3 the target proved unusable, 4 incomplete.
 */
export function summarise(record: RunRecord): Summary {
  const cases: Record<Outcome, number> = { pass: 0, fail: 0, warn: 0, info: 0, skip: 0, 'not-applicable': 0, error: 0 };
  const byLevel: Record<Level, number> = { info: 0, warn: 0, fail: 0 };
  const rests = Object.fromEntries([...grades, 'principle'].map((grade) => [grade, 0])) as Summary['rests'];
  const findings: Finding[] = [];
  let judgements = 0;
  for (const entry of record.cases) {
    if (entry.end) cases[entry.end.outcome] += 1;
    for (const judgement of entry.judgements) {
      if (judgement.outcome !== 'pass' && !isLevel(judgement.outcome)) continue;
      judgements += 1;
      rests[judgement.ground.kind === 'principle' ? 'principle' : judgement.ground.evidence.grade] += 1;
      if (isLevel(judgement.outcome)) {
        byLevel[judgement.outcome] += 1;
        findings.push({
          caseRecord: entry,
          judgement: {
            ...judgement,
            level: judgement.outcome,
            defaultLevel: judgement.defaultLevel ?? judgement.outcome,
          },
        });
      }
    }
  }
  findings.sort((a, b) => levels.indexOf(b.judgement.level) - levels.indexOf(a.judgement.level));
  const counts = {
    cases,
    judgements,
    findings,
    byLevel,
    rests,
    exchanges: record.cases.reduce((sum, entry) => sum + entry.exchanges.length, 0),
    deliveries: record.cases.reduce((sum, entry) => sum + entry.deliveries.length, 0),
  };
  const threshold = levels.indexOf(record.run.failOn);
  const above = findings.filter((finding) => levels.indexOf(finding.judgement.level) >= threshold).length;
  if (record.end && isUnusable(record.cases))
    return {
      ...counts,
      verdict: 'unusable',
      exitCode: 3,
      meaning: 'The target refused or dropped nearly every request: this run proves nothing about it.',
    };
  const interrupted = record.cases.filter((entry) => !entry.end).length;
  const unfinished = !record.end || record.errors.length > 0 || cases.error > 0 || interrupted > 0;
  if (above > 0)
    return {
      ...counts,
      verdict: 'findings',
      exitCode: 1,
      meaning: `${above} finding${above === 1 ? '' : 's'} at level ${record.run.failOn} or above${unfinished ? '; the run was also cut short' : ''}.`,
    };
  if (unfinished || judgements === 0)
    return {
      ...counts,
      verdict: 'incomplete',
      exitCode: 4,
      meaning:
        judgements === 0 ? 'Nothing was judged.' : 'The run did not finish: what was not carried out is not judged.',
    };
  return {
    ...counts,
    verdict: 'conformant',
    exitCode: 0,
    meaning: `No finding at level ${record.run.failOn} or above.`,
  };
}
