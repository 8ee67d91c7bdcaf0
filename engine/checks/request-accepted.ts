import { isSuccess } from '../exchange.js';
import type { ExchangeCheck } from './check.js';

export const requestAccepted: ExchangeCheck = {
  id: 'request-accepted',
  title: 'Valid data is accepted',
  about:
    'A request that keeps to the contract was refused. Either the provider now demands more, or the contract is wrong: the error message in the report says what it wants.',
  restsOn: 'The weakest of what the request needs: method, path and every member that it sends.',
  judge({ case: { expect }, response, exchange }) {
    if (expect.kind !== 'accepted') return [];
    const holds = isSuccess(response);
    return [
      {
        check: 'request-accepted',
        holds,
        ground: expect.ground,
        message: holds ? `accepted with ${response.status}` : `a valid request was refused with ${response.status}`,
        expected: 'a 2xx status',
        actual: `${response.status} ${response.body.slice(0, 200)}`.trim(),
        subject: { kind: 'exchange', id: exchange.id },
      },
    ];
  },
};
