import { shown } from '../../contracts/model/shown.js';
import type { AnsweredExchange } from '../exchange.js';
import { answerBody } from '../judging/answer.js';
import { differences, hasSettled } from '../judging/difference.js';
import { pairsOf, saysNothing, subjectOf } from '../judging/observation.js';
import { volatileMembers } from '../judging/volatile.js';
import type { Judgement, ObservationCheck } from './check.js';

const check = 'no-effect';

/** What a difference means, in a sentence without its place. */
function told(here: unknown, there: unknown): string {
  if (here === undefined) return 'has something new';
  return there === undefined ? 'has lost something' : 'shows another value';
}

function judgePair(earlier: AnsweredExchange, later: AnsweredExchange, ground: Judgement['ground']): Judgement[] {
  const base = { check, ground, subject: subjectOf(later) };
  if (saysNothing(earlier) || saysNothing(later)) return [];
  if (earlier.response.status !== later.response.status)
    return [
      {
        ...base,
        holds: false,
        message: `${later.operationId} answers another status after refused calls`,
        expected: String(earlier.response.status),
        actual: String(later.response.status),
      },
    ];
  const [before, after] = [answerBody(earlier.response), answerBody(later.response)];
  if (before === undefined || after === undefined) return [];
  const found = differences(before, after, { volatile: volatileMembers, ordered: false }).filter(
    (difference) => !hasSettled(difference),
  );
  if (found.length === 0) return [{ ...base, holds: true, message: `${later.operationId} is as before` }];
  return found.map(({ pointer, here, there }) => ({
    ...base,
    holds: false,
    message: `${later.operationId} ${told(here, there)} after refused calls`,
    pointer,
    expected: shown(here),
    actual: shown(there),
  }));
}

export const noEffect: ObservationCheck = {
  id: check,
  title: 'A refused call changes nothing',
  about:
    'Calls were refused, and yet a balance, a list or a limit is not what it was before: work was done before the refusal. Look for a refusal that comes after the first write. Where others use the same account, repeat the run alone.',
  restsOn: 'The principle that a failed call has no effect.',
  relations: ['no-effect'],
  judge({ case: { ground }, observed }) {
    const { before = [], after = [] } = observed;
    return pairsOf(before, after).flatMap(([earlier, later]) => judgePair(earlier, later, ground));
  },
};
