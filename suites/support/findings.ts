import { levels, type Level } from '../../contracts/model/levels.js';
import { openingOf } from '../../engine/record/opening.js';
import type { JudgementLine, RunLine } from '../../engine/record/format.js';
import { Waivers } from '../../engine/record/waivers.js';
import type { CaseResult } from '../../engine/session/case-log.js';
import { describeJudgement } from '../matchers/judge-answer.js';

/** Says which findings are accepted. */
export type MarkWaived = (result: CaseResult) => CaseResult;

/** What the waivers that a record begins with accept. */
export async function waivedBy(record: string): Promise<MarkWaived> {
  const { run, waivers } = await openingOf(record);
  return run === undefined || waivers.length === 0 ? (result) => result : marking(run, waivers);
}

function marking(run: RunLine, lines: Awaited<ReturnType<typeof openingOf>>['waivers']): MarkWaived {
  const waivers = new Waivers();
  for (const line of lines) waivers.add(line);
  return (result) => {
    const problems = result.problems.map((problem) => ({ ...problem }));
    waivers.mark({ line: result, judgements: problems }, run);
    return { ...result, problems };
  };
}

/** What of a case makes its test fail: findings at or above the threshold that no waiver accepts, and troubles. */
export function failuresOf({ problems }: CaseResult, failOn: Level): JudgementLine[] {
  const threshold = levels.indexOf(failOn);
  return problems.filter(
    ({ outcome, level, waivedBy: waiver }) =>
      outcome === 'error' || (level !== undefined && waiver === undefined && levels.indexOf(level) >= threshold),
  );
}

/** The failures of a case for whoever reads a failed test: place, expected, actual, evidence, and the case to replay. */
export function failureText({ id }: Pick<CaseResult, 'id'>, failures: readonly JudgementLine[]): string {
  return [`case ${id}`, ...failures.map((failure) => describeJudgement(failure))].join('\n');
}

/** Title of a case among the steps of its test. */
export function stepTitle({ id, name, outcome, problems }: CaseResult): string {
  const [{ message } = { message: '' }] = outcome === 'skip' || outcome === 'not-applicable' ? problems : [];
  const told = outcome === 'pass' ? '' : `${outcome} · `;
  return `${told}${name} (${id})${message === '' ? '' : `: ${message}`}`;
}
