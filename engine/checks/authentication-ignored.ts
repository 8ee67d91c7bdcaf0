import { isSuccess } from '../exchange.js';
import type { ExchangeCheck } from './check.js';

export const authenticationIgnored: ExchangeCheck = {
  id: 'authentication-ignored',
  title: 'A call without a valid key is refused',
  about: 'The operation did its work for a caller who sent no key, or a wrong one. Stop the release.',
  judge({ case: { expect, phase }, response, exchange }) {
    if (expect.kind !== 'refused' || phase !== 'auth') return [];
    const holds = !isSuccess(response);
    return [
      {
        check: 'authentication-ignored',
        holds,
        ground: expect.refusalGround,
        message: holds
          ? `refused with ${response.status}`
          : `answered ${response.status} to a caller without a valid key`,
        expected: 'refused',
        actual: String(response.status),
        subject: { kind: 'exchange', id: exchange.id },
      },
    ];
  },
};
