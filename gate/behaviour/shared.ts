import type { EqualRequests } from './equal.js';
import type { Cases, Observation } from './observations.js';

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/** Whether a case did another thing to its account than in the other run, or may have. */
function cameOutOtherwise({ caseId, exchanges }: Observation, to: Cases, equal: EqualRequests): boolean {
  return exchanges.some(({ method, status }, index) => {
    const twin = to.get(caseId)?.exchanges[index];
    if (method === 'GET') return false;
    return !twin || !equal.has(caseId, index) || isSuccess(status) !== isSuccess(twin.status);
  });
}

/** Stories of which one run carried out more than the other. */
export function partedStories(from: Cases, to: Cases): Set<string> {
  const stepsOf = (cases: Cases): Observation[] =>
    [...cases.values()].filter(({ story, leftOut }) => story !== undefined && leftOut === undefined);
  const isDone = (cases: Cases, { caseId }: Observation): boolean =>
    cases.has(caseId) && cases.get(caseId)?.leftOut === undefined;
  const alone = [
    ...stepsOf(from).filter((one) => !isDone(to, one)),
    ...stepsOf(to).filter((one) => !isDone(from, one)),
  ];
  return new Set(alone.flatMap(({ story }) => story ?? []));
}

/**
 * When the old run did something to its account for the first time that the new one did not do, or did otherwise; absent where both did
 * the same. What the account shares differs from then on, and that says nothing about the new version.
 * @param parted stories of which one run carried out more than the other
 */
export function partedSince(
  from: Cases,
  to: Cases,
  { equal, parted }: { equal: EqualRequests; parted: ReadonlySet<string> },
): string | undefined {
  const isLeftOut = ({ caseId, story = '' }: Observation): boolean =>
    parted.has(story) && to.get(caseId)?.leftOut !== undefined;
  const [first] = [...from.values()]
    .filter((one) => isLeftOut(one) || cameOutOtherwise(one, to, equal))
    .map(({ startedAt }) => startedAt)
    .sort();
  const isMore = [...to.values()].some(
    ({ caseId, exchanges }) =>
      !from.get(caseId)?.exchanges.length &&
      exchanges.some(({ method, status }) => method !== 'GET' && isSuccess(status)),
  );
  return isMore ? '' : first;
}

/** Whether a case was begun once the accounts had parted. */
export function isSince({ startedAt }: Pick<Observation, 'startedAt'>, since: string | undefined): boolean {
  return since !== undefined && startedAt >= since;
}
