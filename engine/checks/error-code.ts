import { isSuccess } from '../exchange.js';
import { errorCodeOf } from './answer.js';
import type { ExchangeCheck } from './check.js';

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
      (expect.text === undefined || response.body.includes(expect.text));
    const reason = expect.code ?? (expect.text ? `"${expect.text}"` : '');
    const actualReason = expect.code ? (code ?? 'no error code') : response.body.slice(0, 120);
    return [
      {
        check: 'error-code',
        holds,
        ground: expect.ground,
        message: holds
          ? `${expect.status ?? '4xx'} ${reason}`.trim()
          : `refused with ${response.status} ${actualReason}`,
        expected: `${expect.status ?? '4xx'} ${reason}`.trim(),
        actual: `${response.status} ${actualReason}`.trim(),
        subject: { kind: 'exchange', id: exchange.id },
      },
    ];
  },
};
