import type { RequestCase } from '../../generators/cases/case.js';
import { isSuccess } from '../exchange.js';
import { answerBody, errorCodeOf, isPage, scalarsIn } from '../judging/answer.js';
import type { ExchangeCheck, ExchangeInput } from './check.js';

type Refused = Extract<RequestCase['expect'], { kind: 'refused' }>;

/** Whether an answer has a text, as it stands or as the value of a member, however JSON spells it. */
function hasText(response: ExchangeInput['response'], text: string): boolean {
  if (response.body.includes(text)) return true;
  return [...scalarsIn(answerBody(response))].some(({ value }) => typeof value === 'string' && value.includes(text));
}

/** What is wrong, the cause first: a page, another code, another status, another text. */
function tell({ status, code }: Refused, response: ExchangeInput['response'], reason: string): string {
  const answered = errorCodeOf(response);
  const under = `under ${response.status}${status === undefined || status === response.status ? '' : ` instead of ${status}`}`;
  if (isPage(response.body) && answered === undefined) return `an HTML page instead of an error, ${under}`;
  if (code === undefined) return `refused with ${response.status} ${reason}`.trim();
  if (answered === undefined) return `no error code instead of ${code}, ${under}`;
  return answered === code ? `${code} ${under}` : `${answered} instead of ${code}, ${under}`;
}

export const errorCode: ExchangeCheck = {
  id: 'error-code',
  title: 'A refusal says the right reason',
  about:
    'The request was refused as it should be, but with another status, code or text than the violation calls for. Clients that branch on it take the wrong way: compare with the page of the operation.',
  restsOn: "The row of the code in the catalogue and the operation's list of codes; the weaker decides.",
  judge({ case: { expect }, response, exchange }) {
    if (expect.kind !== 'refused' || isSuccess(response)) return [];
    const code = errorCodeOf(response);
    const holds =
      (expect.status === undefined
        ? response.status >= 400 && response.status < 500
        : response.status === expect.status) &&
      (expect.code === undefined || code === expect.code) &&
      (expect.text === undefined || hasText(response, expect.text));
    const reason = expect.code ?? (expect.text ? `"${expect.text}"` : '');
    const actualReason = expect.code ? (code ?? 'no error code') : response.body.slice(0, 120);
    return [
      {
        check: 'error-code',
        holds,
        ground: expect.ground,
        message: holds ? `${expect.status ?? '4xx'} ${reason}`.trim() : tell(expect, response, actualReason),
        expected: `${expect.status ?? '4xx'} ${reason}`.trim(),
        actual: `${response.status} ${actualReason}`.trim(),
        subject: { kind: 'exchange', id: exchange.id },
      },
    ];
  },
};
