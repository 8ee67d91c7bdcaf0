import type { AnsweredExchange } from '../exchange.js';
import { answerBody } from '../judging/answer.js';
import { idsOf } from '../judging/identity.js';
import { saysNothing, subjectOf, succeeded } from '../judging/observation.js';
import type { ObservationCheck } from './check.js';

const check = 'exactly-one-effect';

/** Calls that did something: successes that name one and the same object are one of them, told again. */
function effectsOf(successes: readonly AnsweredExchange[]): AnsweredExchange[] {
  const seen = new Set<string>();
  return successes.filter(({ response }) => {
    const ids = idsOf(answerBody(response)).join(' ');
    if (ids === '') return true;
    if (seen.has(ids)) return false;
    seen.add(ids);
    return true;
  });
}

export const exactlyOneEffect: ObservationCheck = {
  id: check,
  title: 'Calls made at once have one effect',
  about:
    'Equal calls made at the same moment were carried out more often than money, lock or quota allow: two of them read the same state before either wrote. Look for a missing lock or transaction. Fewer successes than expected mean that the calls hindered each other.',
  restsOn: 'What the case rests on: the statement, or the principle, that limits how many of the calls may succeed.',
  relations: ['at-once'],
  judge({ case: { expected, ground }, observed }) {
    const { calls = [] } = observed;
    const wanted = expected?.successes ?? 1;
    if (calls.length <= wanted) return [];
    const effects = effectsOf(calls.filter(succeeded));
    const holds = effects.length === wanted;
    // Who was told to wait has not been decided on.
    if (effects.length < wanted && calls.some(saysNothing)) return [];
    const subject = effects.at(-1) ?? calls.at(-1);
    return [
      {
        check,
        holds,
        ground,
        message: holds
          ? `${effects.length} of ${calls.length} calls made at once took effect`
          : `${effects.length} of ${calls.length} calls made at once took effect instead of ${wanted}`,
        expected: String(wanted),
        actual: String(effects.length),
        ...(subject ? { subject: subjectOf(subject) } : {}),
      },
    ];
  },
};
