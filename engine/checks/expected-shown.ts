import { sameInstant } from '../../contracts/formats/date-time.js';
import { valueAt } from '../../contracts/model/pointer.js';
import { shown } from '../../contracts/model/shown.js';
import type { Shown } from '../../generators/cases/case.js';
import { decimalOf } from '../judging/amounts.js';
import { answerBody, textOf } from '../judging/answer.js';
import { subjectOf, succeeded } from '../judging/observation.js';
import type { Judgement, ObservationCheck } from './check.js';

const check = 'expected-shown';

/** Whether an answer's value is the expected one: amounts by value, moments within their tolerance, texts as they are. */
export function isRight(value: unknown, { value: wanted, withinMs = 0, anyCase }: Shown): boolean {
  const text = textOf(value);
  if (text === undefined) return false;
  const [a, b] = [decimalOf(value), decimalOf(wanted)];
  if (a && b) return a.eq(b);
  const isMoment = sameInstant(text, wanted);
  if (isMoment === undefined) return anyCase ? text.toLowerCase() === wanted.toLowerCase() : text === wanted;
  return isMoment || Math.abs(Date.parse(text) - Date.parse(wanted)) <= withinMs;
}

export const expectedShown: ObservationCheck = {
  id: check,
  title: 'An answer shows what came of the calls before it',
  about:
    'What was sent, agreed or worked out is not what the answer shows: another fee than the terms come to, another rate, another end of a lock, another state. Work it out by hand from the answers of the case, then ask which one is right.',
  restsOn: 'What the case rests on: the rates, fees, terms and states of the facts or of earlier answers.',
  relations: ['shown'],
  judge({ case: { expected, ground }, observed }) {
    const answer = (observed['answer'] ?? []).filter(succeeded).at(-1);
    const body = answer && answerBody(answer.response);
    if (!answer || body === undefined) return [];
    const base = { check, ground, subject: subjectOf(answer) };
    return (expected?.shown ?? []).flatMap((wanted): Judgement[] => {
      const { pointer, value: right } = wanted;
      const value = valueAt(body, pointer);
      // Whether a member has to be there is a matter of the schema; a code is there or the answer is another one.
      if (value === undefined && pointer !== '/errorCode') return [];
      const holds = isRight(value, wanted);
      const message = holds ? `${pointer} is ${right}` : `${pointer} is ${shown(value)} instead of ${right}`;
      return [{ ...base, holds, message, pointer, expected: right, actual: shown(value) }];
    });
  },
};
