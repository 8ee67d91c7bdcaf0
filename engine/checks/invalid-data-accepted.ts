import { isSuccess } from '../exchange.js';
import type { ExchangeCheck } from './check.js';

export const invalidDataAccepted: ExchangeCheck = {
  id: 'invalid-data-accepted',
  title: 'Invalid data is refused',
  about: 'A request that breaks the contract in one place was accepted.',
  judge({ case: { expect, phase, name }, response, exchange }) {
    if (expect.kind !== 'refused' || phase === 'auth') return [];
    const holds = !isSuccess(response);
    return [
      {
        check: 'invalid-data-accepted',
        holds,
        ground: expect.refusalGround,
        message: holds ? `refused with ${response.status}` : `accepted with ${response.status}: ${name}`,
        expected: 'refused',
        actual: String(response.status),
        subject: { kind: 'exchange', id: exchange.id },
      },
    ];
  },
};
