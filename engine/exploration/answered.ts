import { valueAt } from '../../contracts/model/pointer.js';
import { answerBody, errorCodeOf, textOf } from '../judging/answer.js';
import { isSuccess, type Exchange } from '../exchange.js';
import type { Possibility, Told } from '../model/kind.js';

/** What an answer says to the model. */
export interface Answered {
  accepted: boolean;
  /** Of a refusal, where it has one. */
  code?: string;
  told: Told;
  /** In words. */
  actual: string;
}

/** Tells nothing. */
export const nothing: Told = () => undefined;

/** Codes under which a server says that it failed: whether the call had an effect is unknown. */
const failures = ['P500', 'P501'];

/** What was answered; `undefined` where nobody knows what became of the call. */
export function answeredIn({ response, broken }: Exchange): Answered | undefined {
  if (!response || broken) return undefined;
  const code = errorCodeOf(response);
  if (response.status >= 500 || response.status === 429 || failures.includes(code ?? '')) return undefined;
  if (!isSuccess(response))
    return {
      accepted: false,
      ...(code === undefined ? {} : { code }),
      told: nothing,
      actual: `refused ${code ?? String(response.status)}`,
    };
  const body = answerBody(response);
  return { accepted: true, told: (pointer) => textOf(valueAt(body, pointer)), actual: 'accepted' };
}

/** Whether a possibility is what was answered, code included. */
export function isAnsweredBy({ accepted, code }: Possibility, answered: Answered): boolean {
  if (accepted !== answered.accepted) return false;
  return accepted || code === undefined || code === answered.code;
}

/** Possibilities in words, each once. */
export function describe(possibilities: readonly Possibility[]): string {
  const words = possibilities.map(({ accepted, code }) => (accepted ? 'accepted' : `refused ${code ?? ''}`.trim()));
  return [...new Set(words)].join(' or ');
}
