import type { Judgement } from '../checks/check.js';
import { isSuccess, type AnsweredExchange } from '../exchange.js';

/** The subject of a judgement about an exchange. */
export function subjectOf({ id }: AnsweredExchange): NonNullable<Judgement['subject']> {
  return { kind: 'exchange', id };
}

/** Whether an answer says nothing about the object: the server failed, asked to wait, or wanted another key. */
export function saysNothing({ response: { status } }: AnsweredExchange): boolean {
  return status >= 500 || status === 429 || status === 401;
}

/** Whether an exchange was a success. */
export function succeeded({ response }: AnsweredExchange): boolean {
  return isSuccess(response);
}

/** Each earlier exchange with the later one of the same request, in order; those without one are left out. */
export function pairsOf(
  earlier: readonly AnsweredExchange[],
  later: readonly AnsweredExchange[],
): [AnsweredExchange, AnsweredExchange][] {
  const left = [...later];
  return earlier.flatMap((one): [AnsweredExchange, AnsweredExchange][] => {
    const index = left.findIndex(
      ({ request }) => request.method === one.request.method && request.url === one.request.url,
    );
    const [found] = index < 0 ? [] : left.splice(index, 1);
    return found ? [[one, found]] : [];
  });
}
