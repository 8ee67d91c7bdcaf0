import { isSuccess, parseBody } from '../exchange.js';
import type { ExchangeCheck } from './check.js';

function errorCodeOf(body: string): string | undefined {
  const parsed = parseBody(body);
  if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null) return undefined;
  const { errorCode } = parsed.value as { errorCode?: unknown };
  return typeof errorCode === 'string' ? errorCode : undefined;
}

export const errorCode: ExchangeCheck = {
  id: 'error-code',
  title: 'A refusal says the right reason',
  about: 'The request was refused as it should be, but with another status, code or text than the violation calls for.',
  judge({ case: { expect }, response, exchange }) {
    if (expect.kind !== 'refused' || isSuccess(response)) return [];
    const code = errorCodeOf(response.body);
    const holds =
      response.status === expect.status &&
      (expect.code === undefined || code === expect.code) &&
      (expect.text === undefined || response.body.includes(expect.text));
    const reason = expect.code ?? (expect.text ? `"${expect.text}"` : '');
    const actualReason = expect.code ? (code ?? 'no error code') : response.body.slice(0, 120);
    return [
      {
        check: 'error-code',
        holds,
        ground: expect.ground,
        message: holds ? `${expect.status} ${reason}`.trim() : `refused with ${response.status} ${actualReason}`,
        expected: `${expect.status} ${reason}`.trim(),
        actual: `${response.status} ${actualReason}`.trim(),
        subject: { kind: 'exchange', id: exchange.id },
      },
    ];
  },
};
